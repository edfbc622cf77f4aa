/** Chinese names of the families of spec/unserved.yaml, as the API reference has them. */
export const familiesZh: Readonly<Record<string, string>> = {
  instances: '企业仓库实例',
  access: '域名与访问控制',
  credentials: '访问凭证',
  jobs: '任务',
  namespaces: '命名空间',
  repositories: '制品仓库',
  artifacts: '制品版本',
  retention: '老化策略',
  scanning: '漏洞扫描',
  gc: '制品清理',
  registries: '镜像同步的目标仓库',
  replication: '镜像同步策略',
  webhooks: '触发器',
  'resource-tags': '资源标签',
};
