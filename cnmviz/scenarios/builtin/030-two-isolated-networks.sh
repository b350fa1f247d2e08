# title: Two networks, two worlds
# about: Two teams on one host, each on a network of its own. Nothing crosses from one to the other, whatever the addresses and the routes say.
# tags: isolation, bridge

docker network create red
docker network create blue
docker run -d --name red-web --network red nginx
docker run -d --name red-db --network red redis
docker run -d --name blue-web --network blue nginx
docker run -d --name blue-db --network blue redis
