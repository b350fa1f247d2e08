# title: A network without a way out
# about: An internal network has no gateway. Its containers see each other, and neither the world sees them nor they the world; a bastion with a foot in both networks is the one way in.
# tags: isolation, internal

docker network create --internal vault
docker network create lobby
docker run -d --name ledger --network vault -e POSTGRES_PASSWORD=secret postgres
docker run -d --name archive --network vault mongo
docker run -dit --name bastion --network lobby alpine sh
docker network connect vault bastion
