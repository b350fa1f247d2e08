# title: The default bridge
# about: Three containers started without a word about networks. All of them meet on the bridge that every engine has, reach each other by address, and find nobody by name.
# tags: basics, bridge, dns

docker run -d --name web nginx
docker run -d --name cache redis
docker run -dit --name shell alpine sh
