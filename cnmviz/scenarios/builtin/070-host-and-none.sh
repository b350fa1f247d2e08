# title: The host's network, and none
# about: One container without a sandbox of its own, one with nothing but a loopback, and an ordinary one between them. What listens where, and who reaches it?
# tags: basics, host, ports

docker run -d --name naked --network host nginx
docker run -dit --name hermit --network none alpine sh
docker run -d --name plain -p 8080:80 httpd
