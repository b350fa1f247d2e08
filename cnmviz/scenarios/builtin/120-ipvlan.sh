# title: ipvlan: many addresses, one MAC
# about: As macvlan, but all containers send with the MAC address of the host's own interface. Made for networks whose switches allow one MAC per port.
# tags: lan, ipvlan

docker network create -d ipvlan --subnet 203.0.113.0/24 --gateway 203.0.113.2 --ip-range 203.0.113.96/27 -o parent=eth0 -o ipvlan_mode=l2 lan
docker run -d --name sensor-a --network lan --ip 203.0.113.97 nginx
docker run -d --name sensor-b --network lan --ip 203.0.113.98 nginx
docker run -dit --name probe --network lan alpine sh
