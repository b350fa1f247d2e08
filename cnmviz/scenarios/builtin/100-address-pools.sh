# title: Addresses by plan
# about: A subnet, a gateway and a range chosen by hand. The servers have fixed addresses outside of the range; everybody else is given one from inside it.
# tags: addresses, bridge

docker network create --subnet 10.20.0.0/24 --gateway 10.20.0.1 --ip-range 10.20.0.128/25 --aux-address printer=10.20.0.9 office
docker run -d --name intranet --network office --ip 10.20.0.10 nginx
docker run -d --name files --network office --ip 10.20.0.11 httpd
docker run -dit --name guest-1 --network office alpine sh
docker run -dit --name guest-2 --network office alpine sh
