import type { BehaviourId, Option } from '../mock/world/kernel/profile.ts';

interface Wording<Id extends BehaviourId> {
  readonly question: string;
  readonly options?: { readonly [Name in Option<Id>]?: string };
}

const oldestFirst = { oldest_first: '按 id 升序' };
const newestFirst = { newest_first: '按 id 降序' };

/** Chinese wording of behaviours.yaml for README.zh-CN.md. What has none here is shown in English. */
export const behavioursZh: { readonly [Id in BehaviourId]?: Wording<Id> } = {
  'paging.limit_out_of_range': {
    question: 'limit 小于最小值或大于最大值时，列表接口返回什么？',
    options: { reject: '返回 400，写明参数、取值和规则' },
  },
  'paging.offset_not_multiple': {
    question: 'offset 不是 limit 的倍数时，列表接口返回什么？',
    options: { reject: '返回 400，写明参数、取值和规则' },
  },
  'paging.total_beyond_end': {
    question: '超出末尾的页上，total 是多少？',
    options: { true_total: '实际的记录总数' },
  },
  'request.unknown_query': { question: '页面没有列出的查询参数如何处理？', options: { ignore: '忽略' } },
  'request.unknown_body_field': { question: '页面没有列出的请求体字段如何处理？', options: { ignore: '忽略' } },
  'request.malformed_id': {
    question: '路径里的策略、执行记录或任务 id 不是整数时，返回什么？',
    options: { reject: '由服务返回 400' },
  },
  'request.trailing_slash': { question: '末尾带斜杠的路径能否到达 API？', options: { accept: '与不带斜杠相同' } },
  'response.content_type': { question: '应答的 Content-Type 是否带字符集？', options: { plain: 'application/json' } },
  'errors.code_family': {
    question: '服务自身的错误使用哪一套错误码？',
    options: { shared_table: 'SVCSTG.SWR.<7 位数字>，取各页面所链接的错误码表中最接近的一行' },
  },
  'namespaces.delete_while_not_empty': {
    question: '删除仍有制品仓库的命名空间时，返回什么？',
    options: { reject: '返回 406，与基础版错误码表中“组织下有镜像”一致' },
  },
  'namespaces.name_filter': { question: '命名空间列表的 name 如何匹配？', options: { exact: '完整名称' } },
  'namespaces.taken_name': {
    question: '创建同名命名空间时，返回什么？',
    options: { reject: '返回 409，与基础版错误码表中的组织一致' },
  },
  'namespaces.order': { question: '未指定排序时，命名空间按什么顺序列出？', options: oldestFirst },
  'repositories.name': { question: '制品仓库的名称是否带命名空间？', options: { plain: '不带，如 nginx' } },
  'artifacts.reference_is_tag': {
    question: 'reference 是版本标签而不是摘要时，返回什么？',
    options: { reject: '返回 400，说明必须是摘要' },
  },
  'artifacts.order': { question: '制品版本按什么顺序列出？', options: newestFirst },
  'artifacts.order_of_tags': { question: '制品仓库的版本标签按什么顺序列出？', options: newestFirst },
  'artifacts.order_of_accessories': { question: '制品附件按什么顺序列出？', options: oldestFirst },
  'artifacts.signatures_among_artifacts': {
    question: '签名是否也作为制品版本出现在列表中？',
    options: { hidden: '不出现，它们是被签名制品的附件' },
  },
  'signature.update_status': { question: '修改签名策略返回哪个状态码？', options: { '200': '与同类接口相同' } },
  'signature.policy_name_characters': {
    question: '签名策略的名称能否含中文？',
    options: { chinese: '可以，以中文页面为准' },
  },
  'signature.accepted_triggers': {
    question: '签名策略接受哪些触发类型？',
    options: { all: 'manual、scheduled 和 event_based' },
  },
  'signature.duplicate_policy_name': {
    question: '同一命名空间下的两个签名策略能否同名？',
    options: { allow: '可以' },
  },
  'signature.execute_disabled_policy': { question: '未启用的签名策略能否执行？', options: { run: '可以' } },
  'signature.execute_while_running': {
    question: '签名策略有执行记录尚未结束时，能否再次执行？',
    options: { run: '可以，两次执行同时进行' },
  },
  'signature.delete_policy_with_executions': {
    question: '有执行记录的签名策略能否删除？',
    options: { allow: '可以；执行记录随之删除，签名保留' },
  },
  'signature.repository_without_versions': {
    question: '选中的制品仓库没有匹配的制品版本时，是否生成任务？',
    options: { no_task: '不生成' },
  },
  'signature.tag_of_many': {
    question: '一个制品版本有多个标签、只有部分匹配时，子任务写哪些标签？',
    options: { matching: '匹配的标签' },
  },
  'signature.tags_separator': { question: '子任务的 tags 字符串用什么分隔？', options: { comma: '英文逗号' } },
  'signature.finished_task_status': {
    question: '任务成功时状态怎么写？',
    options: { Succeed: '与 1207、1209 页的执行记录和子任务一致' },
  },
  'signature.execution_status_text': {
    question: '执行记录的 status_text 是什么？',
    options: { sentence: '一句话，说明进度' },
  },
  'signature.failed_status_text': {
    question: '失败的任务或子任务的 status_text 是什么？',
    options: { reason: '一句话，说明原因' },
  },
  'signature.counter_unit': { question: '执行记录的各个计数以什么为单位？', options: { tasks: '任务' } },
  'signature.in_progress_counts': {
    question: 'in_progress 统计哪些？',
    options: { unfinished: '所有未结束的，使各计数之和等于 total' },
  },
  'signature.partial_failure_status': {
    question: '部分任务失败时，执行记录是什么状态？',
    options: { Failed: 'Failed' },
  },
  'signature.unknown_status_filter': {
    question: 'status 过滤条件不是已知状态时，返回什么？',
    options: { reject: '返回 400，列出各状态' },
  },
  'signature.order_of_policies': { question: '签名策略按什么顺序列出？', options: oldestFirst },
  'signature.order_of_executions': { question: '执行记录按什么顺序列出？', options: newestFirst },
  'signature.order_of_tasks': { question: '任务按什么顺序列出？', options: oldestFirst },
  'signature.order_of_sub_tasks': { question: '子任务按什么顺序列出？', options: oldestFirst },
  'signature.pace': {
    question: '签名速度是多少？',
    options: { documented: '每分钟 300 个版本（文档给出的上限），逐个进行' },
  },
  'signature.tag_of_signature': {
    question: '签名在版本标签列表中用什么标签？',
    options: { cosign: 'sha256-<被签名摘要的十六进制>.sig，按 cosign 的命名' },
  },
};

/** The same for the command line's flags, by command and long name. */
export const flagsZh: Readonly<Record<string, string>> = {
  'serve --port': '监听端口；0 表示任选一个空闲端口',
  'serve --host': '绑定的地址',
  'serve --seed': '种子文件（YAML 或 JSON），或 demo、empty、large 之一',
  'serve --auth': '如何检查凭证',
  'serve --profile': '对文档未说明之处的回答（YAML 或 JSON）',
  'serve --fault': '启动时装上的故障（YAML 或 JSON，一个列表）',
  'serve --control': '谁可以使用 /_fake/',
  'serve --control-token': '使用 /_fake/ 时须在 X-Fake-Control-Token 中给出的令牌',
  'serve --tls': '同时提供 https，证书自动生成',
  'serve --tls-port': 'https 的端口',
  'serve --cert': 'https 的证书（PEM）；隐含 --tls',
  'serve --key': '该证书的私钥（PEM）',
  'serve --quiet': '不为每个请求打印一行',
  'env --url': '服务所在的地址',
  'verify --target': 'inprocess、某个 fake-swr 的地址，或配合 --live 的真实服务地址',
  'verify --live': '该地址是真实服务；凭证取自 FAKE_SWR_LIVE_… 环境变量',
  'verify --auth': '用哪种凭证',
  'verify --control-token': '目标的 /_fake/ 所要求的令牌',
  'verify --only': '只运行 id 符合其一的用例：通配符，或 id 的一部分',
  'verify --cases': '更多用例的文件（YAML 或 JSON）',
  'verify --allow-writes': '对真实服务，用例可以新建、修改和删除自己新建的内容',
  'verify --yes': '不询问，直接同意 --allow-writes 的计划',
  'verify --max-calls': '对真实服务的最多调用次数',
  'verify --max-seconds': '调用真实服务的最长秒数',
  'verify --rate': '对真实服务每秒的调用次数',
  'verify --project-id': '真实服务的项目 ID（或 FAKE_SWR_LIVE_PROJECT_ID）',
  'verify --report': '报告种类，每种可写入一个文件（- 为标准输出）',
  'verify --against': '第二个目标：逐项给出结论',
  'verify --known': '已知差异：用例、负责人、原因、到期日（YAML 或 JSON）',
  'verify --ledger': '各用例最近一次在真实服务上运行的时间（JSON）',
  'verify --max-age': '台账记录早于此的用例算作失败',
  'verify --profile': '对文档未说明之处的回答（YAML 或 JSON）',
  'verify --list': '列出将运行的用例',
  'verify --print': '完整打印用例，可作为 --cases 的文件',
};

/** The same for the calls of the control plane. */
export const controlZh: Readonly<Record<string, string>> = {
  'GET /_fake/health': '服务是否正常',
  'GET /_fake/openapi.json': '所提供的 SWR 接口的 OpenAPI 文档',
  'GET /_fake/iam.json': '所提供的 IAM 和 STS 接口的 OpenAPI 文档',
  'GET /_fake/control.json': '本组调用的 OpenAPI 文档',
  'GET /_fake/certificate.pem': 'https 使用的证书',
  'GET /_fake/coverage': '客户端遇到过哪些接口、状态码和错误码，哪些还没有',
  'POST /_fake/reset': '把一个或所有世界恢复到最初',
  'GET /_fake/worlds': '列出各个世界',
  'POST /_fake/worlds': '新建一个世界，有自己的项目、实例和凭证',
  'DELETE /_fake/worlds/{project_id}': '删除一个世界；演示世界保留',
  'GET /_fake/worlds/{project_id}/snapshot': '一个世界的全部数据',
  'PUT /_fake/worlds/{project_id}/snapshot': '把一个世界的数据恢复到快照',
  'POST /_fake/seed': '用种子的数据替换一个世界的数据',
  'POST /_fake/executions': '生成一条执行记录，任务数任意，不需要制品仓库',
  'POST /_fake/executions/{execution_id}/step': '手动推进一条执行记录',
  'POST /_fake/life-cycle': '规定此后的执行如何进行',
  'POST /_fake/artifacts': '像容器客户端一样推送一个制品版本',
  'GET /_fake/faults': '列出故障，以及各自匹配和触发的次数',
  'POST /_fake/faults': '装上一个故障',
  'DELETE /_fake/faults': '卸下一个世界的全部故障',
  'DELETE /_fake/faults/{fault_id}': '卸下一个故障',
  'POST /_fake/faults/verify': '若有故障从未触发，则返回错误',
  'GET /_fake/clock': '这个世界现在几点',
  'POST /_fake/clock': '冻结、推进、设定、加速或恢复时钟',
  'GET /_fake/journal': '查找请求',
  'DELETE /_fake/journal': '清除至今的请求',
  'POST /_fake/journal/verify': '若请求次数不符，则返回错误',
};
