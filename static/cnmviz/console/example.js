/** A first lab, as in the README: two networks, a container on each, and what stands between them. */

export const EXAMPLE = [
  "docker network create front",
  "docker network create back",
  "docker run -d --name web --network front -p 8080:80 nginx",
  "docker run -d --name db --network back redis",
  "docker exec web ping -c 1 db",
  "reach web db:6379",
];
