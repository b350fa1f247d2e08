# title: macvlan: containers on the wire
# about: Containers with MAC addresses of their own on the LAN of the host. The whole wire reaches them without a published port, only their own host does not.
# tags: lan, macvlan

docker network create -d macvlan --subnet 203.0.113.0/24 --gateway 203.0.113.2 --ip-range 203.0.113.64/27 -o parent=eth0 lan
docker run -d --name printer --network lan --ip 203.0.113.65 nginx
docker run -d --name camera --network lan --ip 203.0.113.66 httpd
docker run -d --name inside -p 8080:80 nginx
