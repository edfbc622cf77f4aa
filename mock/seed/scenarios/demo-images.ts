/** The repositories of `library`, by ascending id. */
export const images = [
  'alpine', 'busybox', 'caddy', 'cassandra', 'consul', 'debian', 'elasticsearch', 'envoy', 'etcd', 'fluentd', 'golang',
  'grafana', 'haproxy', 'httpd', 'influxdb', 'jenkins', 'kafka', 'keycloak', 'kibana', 'logstash', 'mariadb', 'memcached',
  'minio', 'mongo', 'mysql', 'nats', 'nginx', 'node', 'openjdk', 'postgres', 'prometheus', 'python', 'rabbitmq', 'redis',
  'registry', 'rust', 'sonarqube', 'tomcat', 'traefik', 'ubuntu', 'vault', 'zookeeper',
]; // biome-ignore format: a list to read
