# title: Which way out?
# about: A container with two networks has two gateways and uses one. The names of the networks decide, unless a priority does; compare the two.
# tags: routing, addresses

docker network create alpha
docker network create omega
docker run -dit --name by-name --network alpha --network omega alpine sh
docker run -dit --name by-priority --network alpha --network name=omega,gw-priority=10 alpine sh
docker run -d --name web --network omega nginx
