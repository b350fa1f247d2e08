# title: A sidecar in the same sandbox
# about: Three containers, one sandbox. They share interfaces, addresses and ports, talk over localhost, and the ports are published by the one who owns the sandbox.
# tags: sandbox, application

docker network create mesh
docker run -d --name shop --network mesh -p 8080:80 nginx
docker run -d --name shop-cache --network container:shop redis
docker run -dit --name shop-debug --network container:shop nicolaka/netshoot sleep infinity
docker run -dit --name client --network mesh alpine sh
