# title: Three tiers
# about: A web server in front, an application in the middle, a database behind. Each stands on the networks that its work needs, so that a visitor never comes near the data.
# tags: isolation, ports, application

docker network create front
docker network create back --internal
docker run -d --name web --network front -p 80:80 nginx
docker run -d --name app --network front tomcat
docker network connect back app
docker run -d --name db --network back -e POSTGRES_PASSWORD=secret postgres
docker run -d --name cache --network back redis
