import type { WordingOf } from './wording.ts';

export const registryZh: WordingOf<'registry'> = {
  'registry.challenge': {
    question: '镜像仓库如何要求凭据？',
    options: {
      harbor: '要求其服务签发的 Token；Basic 凭据有误时要求 Basic',
      basic: '只要求 Basic',
      dockyard: '要求基础版服务签发的 Token，拒绝 Basic',
    },
  },
  'registry.unknown_namespace': {
    question: '命名空间不存在时镜像仓库返回什么？',
    options: { not_found: '404 NOT_FOUND', denied: '403 DENIED' },
  },
  'registry.delete_by_tag': {
    question: '以 Tag 删除 Manifest 时会怎样？',
    options: { allow: '删除 Tag，制品保留', reject: '不删除；与 Harbor 一样返回 400 UNSUPPORTED' },
  },
  'registry.catalog': {
    question: '_catalog 列出什么？',
    options: {
      instance: '实例的镜像仓库，供有权列出的用户查看',
      none: '不列出；与 Harbor 对非管理员一样返回 401',
    },
  },
  'registry.missing_child': {
    question: '索引引用的 Manifest 不存在时返回什么？',
    options: { reject: '404 NOT_FOUND', accept: '照常接受' },
  },
  'registry.pushed_again': {
    question: '再次推送的制品时间如何？',
    options: { as_before: '制品及其 Tag 的时间不变', as_new: '如同之前不存在' },
  },
  'registry.docker_reference': {
    question: '签名内容中的仓库名（docker-reference）怎么写？',
    options: {
      access_address: '<实例的 access_address>/<组织>/<仓库>，与向该地址推送的 cosign 一致',
      repository: '<组织>/<仓库>',
    },
  },
  'registry.unusable_key': {
    question: '签名所用的 KMS 密钥已禁用或计划删除时会怎样？',
    options: { fail: '执行记录的所有任务失败，status_text 说明原因', sign: '照常签名' },
  },
};
