# title: Guests that do not meet
# about: One network on which containers reach the world and not each other, since communication between containers is switched off. Good for tenants who share a host.
# tags: isolation, bridge

docker network create -o com.docker.network.bridge.enable_icc=false guests
docker run -d --name tenant-1 --network guests -p 8081:80 nginx
docker run -d --name tenant-2 --network guests -p 8082:80 nginx
docker run -dit --name tenant-3 --network guests alpine sh
