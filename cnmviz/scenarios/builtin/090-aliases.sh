# title: One name, three servers
# about: Three web servers answer to the same alias. The engine's DNS gives all of their addresses, and whoever asks for api gets one of the three.
# tags: dns, application

docker network create cluster
docker run -d --name api-1 --network cluster --network-alias api traefik/whoami
docker run -d --name api-2 --network cluster --network-alias api traefik/whoami
docker run -d --name api-3 --network cluster --network-alias api traefik/whoami
docker run -dit --name client --network cluster alpine sh
