# title: IPv4 and IPv6 side by side
# about: A network with two subnets, one of each family. Every endpoint has two addresses, and names resolve to both.
# tags: addresses, ipv6

docker network create --ipv6 --subnet 10.30.0.0/24 --subnet 2001:db8:30::/64 dual
docker run -d --name web --network dual -p 8080:80 nginx
docker run -d --name db --network dual --ip6 2001:db8:30::53 redis
docker run -dit --name client --network dual alpine sh
