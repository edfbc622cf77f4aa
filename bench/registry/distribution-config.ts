/**
 * The configuration that its image has, without a line of log for each request. It has no `auth`: whoever comes may push
 * and pull. Source: distribution 3.1, cmd/registry/config-example.yml.
 */
export const distributionConfig = (port: number, folder: string): string => `version: 0.1
log:
  level: error
  accesslog:
    disabled: true
storage:
  cache:
    blobdescriptor: inmemory
  filesystem:
    rootdirectory: ${folder}
http:
  addr: 127.0.0.1:${port}
  headers:
    X-Content-Type-Options: [nosniff]
health:
  storagedriver:
    enabled: true
    interval: 10s
    threshold: 3
`;
