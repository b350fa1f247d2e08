# title: An overlay over two hosts
# about: Two machines in a swarm and one network over both. Web server and database stand on different hosts and talk as if they shared one.
# tags: overlay, hosts

#: addhost node2
docker swarm init
docker --context node2 swarm join --token $(docker swarm join-token -q worker) 203.0.113.1:2377
docker network create -d overlay --attachable app
docker run -d --name web --network app -p 8080:80 nginx
docker run -d --name cache --network app redis
docker --context node2 run -d --name db --network app -e POSTGRES_PASSWORD=secret postgres
docker --context node2 run -dit --name probe --network app alpine sh
