# title: A network of your own
# about: A shop on a network made for it. Here the engine answers names: the web server finds its database as db, and one container that stayed on the default bridge finds nobody.
# tags: basics, bridge, dns

docker network create shop
docker run -d --name web --network shop -p 8080:80 nginx
docker run -d --name api --network shop -e DATABASE=db tomcat
docker run -d --name db --network shop -e POSTGRES_PASSWORD=secret postgres
docker run -dit --name stranger alpine sh
