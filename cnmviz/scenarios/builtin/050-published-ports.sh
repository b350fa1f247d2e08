# title: Published ports
# about: The same server four times: open to everybody, for this machine alone, on a port that the engine chose, and not at all. Ask from outside and from the host, and compare.
# tags: ports, basics

docker network create site
docker run -d --name open --network site -p 8080:80 nginx
docker run -d --name local --network site -p 127.0.0.1:8081:80 nginx
docker run -d --name random --network site -p 80 nginx
docker run -d --name closed --network site nginx
