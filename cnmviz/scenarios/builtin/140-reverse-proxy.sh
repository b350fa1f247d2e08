# title: A reverse proxy in front of two apps
# about: One published port, one proxy, two applications that do not know of each other. The proxy stands on both networks, and nothing else is reachable from outside.
# tags: application, ports, isolation

docker network create blog-net
docker network create shop-net
docker run -d --name blog --network blog-net wordpress
docker run -d --name blog-db --network blog-net -e MARIADB_ROOT_PASSWORD=secret mariadb
docker run -d --name shop --network shop-net tomcat
docker run -d --name shop-db --network shop-net -e POSTGRES_PASSWORD=secret postgres
docker create --name proxy --network blog-net -p 80:80 -p 443:443 traefik
docker network connect shop-net proxy
docker start proxy
