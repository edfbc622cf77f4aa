import type { BehaviourId, Option } from '../mock/world/kernel/profile.ts';

interface Wording<Id extends BehaviourId> {
  readonly question: string;
  readonly options?: { readonly [Name in Option<Id>]?: string };
}

const oldestFirst = { oldest_first: '按 id 升序' };
const newestFirst = { newest_first: '按 id 降序' };

/** Chinese wording of behaviours.yaml for docs/zh-CN. What has none here is shown in English. */
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
  'request.unknown_query': { question: '文档页没有列出的查询参数如何处理？', options: { ignore: '忽略' } },
  'request.unknown_body_field': { question: '文档页没有列出的请求体字段如何处理？', options: { ignore: '忽略' } },
  'request.empty_query_value': {
    question: '查询参数的值为空（`?name=`）时，如何处理？',
    options: { as_absent: '与未传该参数相同', reject: '返回 400，写明参数', literal: '视为空字符串，与其他值一样处理' },
  },
  'request.null_field': {
    question: '请求体中的可选字段为 null 时，如何处理？',
    options: { as_absent: '与未传该字段相同', reject: '返回 400，与类型不符的值相同' },
  },
  'request.malformed_id': {
    question: '路径里的策略、执行记录或任务 id 不是整数时，返回什么？',
    options: { reject: '由服务返回 400' },
  },
  'request.trailing_slash': { question: '末尾带斜杠的路径能否到达 API？', options: { accept: '与不带斜杠相同' } },
  'response.gateway_headers': {
    question: '应答是否带有真实网关固定添加的六个头？',
    options: { none: '不带' },
  },
  'response.content_type': { question: '应答的 Content-Type 是否带字符集？', options: { plain: 'application/json' } },
  'errors.code_family': {
    question: '服务自身的错误使用哪一套错误码？',
    options: { shared_table: 'SVCSTG.SWR.<7 位数字>，取各文档页所链接的错误码表中最接近的一行' },
  },
  'errors.conflict_status': {
    question: '冲突（如老化策略有两条相同的规则）返回哪个状态码？',
    options: { harbor: '返回 409，与 Harbor 一致' },
  },
  'instances.name_rule': {
    question: '实例名称须符合哪条规则？',
    options: { older: '3 到 64 个字母、数字、句点、下划线或中划线，首尾为字母或数字' },
  },
  'instances.taken_name': { question: '创建实例时名称已被占用，返回什么？', options: { reject: '按冲突处理' } },
  'instances.spec_basic': { question: '能否创建规格为 swr.ee.basic 的实例？', options: { accept: '可以' } },
  'instances.pace': {
    question: '创建一个实例需要多长时间？',
    options: { seconds: 'Initial 1 秒，再 Creating 4 秒' },
  },
  'instances.not_running': {
    question: '实例不是 Running 时，其中的操作返回什么？',
    options: { reject_writes: '查询照常；修改返回 400' },
  },
  'instances.delete_job': { question: '删除实例是否留下任务？', options: { none: '不留' } },
  'instances.image_count': { question: 'total_image_count 统计什么？', options: { repositories: '制品仓库' } },
  'instances.feature_gates': { question: '哪些特性开关是开启的？', options: { served: 'fake-swr 所提供的，全部开启' } },
  'jobs.order': { question: '任务按什么顺序列出？', options: { newest_first: '按创建时间降序' } },
  'jobs.reason_when_fine': { question: '未失败的任务，reason 是什么？', options: { empty: '空字符串' } },
  'jobs.deleted': { question: '任务删除后还能看到多久？', options: { minute: '一分钟' } },
  'jobs.delete_unfinished': {
    question: '删除尚未结束的任务，返回什么？',
    options: { allow: '任务被删除，实例照常创建' },
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
  'artifacts.delete_last_tag': {
    question: '制品版本的最后一个标签被删除后，该制品版本如何？',
    options: { untagged: '保留，不再带标签' },
  },
  'artifacts.all_marker': {
    question: '全部制品版本列表的 marker 是什么？',
    options: { id: '该页的最小 ID，next_marker 为下一页的起始 ID' },
  },
  'artifacts.next_marker_type': {
    question: '全部制品版本列表的 next_marker 是什么类型？',
    options: { integer: '整数' },
  },
  'artifacts.history_time_key': {
    question: '构建历史中每一步的时间用哪个键？',
    options: { both: 'created 和 created_at' },
  },
  'artifacts.history_of_chart': { question: '查询 Chart 的构建历史时，返回什么？', options: { reject: '返回 400' } },
  'immutable.second_rule': {
    question: '在命名空间中创建第二条不可变规则时，返回什么？',
    options: { reject_400: '返回 400' },
  },
  'immutable.refusal_status': {
    question: '因标签不可变而拒绝删除时，返回哪个状态码？',
    options: { reject_412: '412，与 Harbor 相同' },
  },
  'immutable.toggle_only': {
    question: '修改规则且 disabled 改变时，哪些字段生效？',
    options: { full: '请求中的全部字段' },
  },
  'immutable.untagged': {
    question: '不可变规则是否使无标签的制品版本不被老化策略删除？',
    options: { always: '是，只要选中其制品仓库；不看 extras' },
  },
  'immutable.name_in_retention': {
    question: '老化策略按制品仓库的哪个名称匹配不可变规则？',
    options: { last_segment: '最后一个斜杠之后的部分' },
  },
  'immutable.delete_repository': {
    question: '删除含不可变标签的制品仓库时，返回什么？',
    options: { reject: '与删除该标签相同，且不删除任何内容' },
  },
  'retention.name_filter': { question: '老化策略列表的 name 如何匹配？', options: { exact: '完整名称' } },
  'retention.missing_policy': {
    question: '删除不存在的老化策略时，返回什么？',
    options: { harbor: '返回 400，错误码为 SWR.400003' },
  },
  'access.pace': {
    question: '修改访问控制需要多长时间，结果如何？',
    options: { seconds: '2 秒，然后成功', instant: '立即完成', fails: '2 秒，然后失败' },
  },
  'access.list_while_closed': {
    question: '公网访问未开启时更新白名单，返回什么？',
    options: { reject: '按冲突处理', accept: '更新白名单' },
  },
  'access.list_of_closed': {
    question: '公网访问关闭后，白名单如何？',
    options: { kept: '保持不变', cleared: '清空' },
  },
  'access.second_endpoint': {
    question: '同一 VPC 可以有两个内网访问吗？',
    options: { reject: '不可以，第二个按冲突处理', other_subnet: '子网不同时可以', accept: '可以' },
  },
  'access.delete_again': {
    question: '删除正在删除的内网访问，返回什么？',
    options: { accept: '204，没有任何影响' },
  },
  'access.default_domain': { question: '更新或删除默认域名，返回什么？' },
  'access.own_connections': {
    question: '实例自己的内网访问是否在连接列表中？',
    options: { protected: '在，且为保护连接', hidden: '不在' },
  },
  'access.permission_again': {
    question: '添加已有的白名单，或移除没有的白名单，返回什么？',
    options: { ignore: '200，没有任何影响', reject: '按冲突处理' },
  },
  'access.order': {
    question: '内网访问、连接和白名单按什么顺序列出？',
    options: { newest_first: '按创建时间降序', oldest_first: '按创建时间升序' },
  },
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
  'registries.secret': {
    question: '目标仓库的密码如何显示？',
    options: { mask: '*****', plain: '与发送的一致', empty: '空字符串' },
  },
  'registries.unreachable': {
    question: '新建的目标仓库是什么状态？（模拟服务不会访问自身之外的任何地址）',
    options: {
      accept_healthy: 'healthy，如同已有应答',
      reject_400: '返回 400，如同没有应答',
      accept_unhealthy: '可以创建，但为 unhealthy',
    },
  },
  'registries.dns_conf': {
    question: 'swr-pro 类型的目标仓库可以不带 dns_conf 吗？',
    options: { accept: '可以', reject: '返回 400，指出该字段' },
  },
  'registries.insecure_internal': {
    question: 'swr-pro-internal 类型的目标仓库，insecure 可以为 false 吗？',
    options: { accept: '可以', reject: '返回 400，指出该字段' },
  },
  'repositories.all_name': {
    question: '项目所有制品仓库列表的 name 如何匹配？',
    options: { contains: '名称的任意部分', exact: '完整名称' },
  },
  'repositories.unknown_marker': {
    question: '项目所有制品仓库列表收到不是它给出的 marker 时，返回什么？',
    options: { reject: '返回 400，说明它不是 next_marker', first_page: '第一页，与未传 marker 相同' },
  },
  'repositories.last_marker': {
    question: '项目所有制品仓库列表的最后一页，next_marker 是什么？',
    options: { absent: '没有该字段', empty: '空字符串' },
  },
  'repositories.urn_registry': {
    question: 'resource_urn 用什么指明实例？',
    options: { instance_id: '实例 ID', instance_name: '实例名称' },
  },
  'credentials.user_id': {
    question: '访问凭证的用户名是什么？',
    options: { user: '凭证所属用户的 ID，同一用户的凭证都相同', credential: '每个凭证各不相同' },
  },
  'credentials.taken_name': {
    question: '同一用户在一个实例中的两个长期访问凭证能否同名？',
    options: { reject: '不能，作为冲突拒绝', allow: '可以' },
  },
  'credentials.long_term_expiry': {
    question: '长期访问凭证的 expire_date 是什么？',
    options: { ten_years: '创建后十年', permanent: '2999 年年底' },
  },
  'audit_logs.unknown_operation': {
    question: '审计日志列表的 operation 不是已知类型时，返回什么？',
    options: { reject: '返回 400，列出三种类型', empty: '空列表' },
  },
  'audit_logs.username': {
    question: '审计日志如何指明操作者？',
    options: { name: '用户名', id: '用户 ID' },
  },
  'replication.both_registries': {
    question: '同步策略可以同时指定两个仓库，或一个都不指定吗？',
    options: { reject_400: '不可以，返回 400；其中一端是实例自身', accept: '可以；在两个仓库之间同步，或在实例内同步' },
  },
  'replication.resource_text': {
    question: '任务的 src_resource 和 dst_resource 写什么？',
    options: { items: '命名空间、仓库和数量，如 library/nginx [2 item(s) in total]', bare: '命名空间和仓库' },
  },
  'replication.subtasks_key': {
    question: '子任务列表的键是什么？',
    options: { sub_tasks: 'sub_tasks', both: 'sub_tasks，并为旧版 SDK 附带 subtasks' },
  },
  'replication.missing_dest_namespace': {
    question: '目标端没有该命名空间时会怎样？',
    options: { create: '创建该命名空间', fail_task: '任务失败' },
  },
  'replication.event_based_pull': {
    question: '拉取类的同步策略可以是 event_based 吗？',
    options: { accept_never_fires: '可以，但不会被任何事件触发', reject: '返回 400，指出该字段' },
  },
  'replication.stop_status': {
    question: '停止执行记录返回哪个状态码？',
    options: { '200': '与 Harbor 相同', '202': 'Terraform 接受' },
  },
  'replication.stop_finished': {
    question: '停止已结束的执行记录，返回什么？',
    options: { accept: '200，没有任何影响', reject_400: '400，已没有可停止的任务' },
  },
  'namespaces.update': {
    question: '更新命名空间时，未给出的设置和漏洞白名单如何处理？',
    options: { merge: '保持不变', replace: '被清除' },
  },
  'tags.unknown_key': {
    question: '按没有任何资源使用的标签键过滤，结果是什么？',
    options: { documented: '空，因为每个键都必须存在', ignore: '忽略该键' },
  },
  'tags.without_filter': {
    question: '不带标签的过滤条件返回什么？',
    options: { everything: '全部资源', tagged: '仅有标签的资源' },
  },
  'tags.quota': { question: '一个资源最多有多少个标签？', options: { none: '不限' } },
  'tags.value_with_star': {
    question: '以星号开头的过滤值（如 *value1）匹配哪些值？',
    options: { contains: '包含其余部分的值', ends_with: '以其余部分结尾的值', literal: '与其完全相同的值' },
  },
  'tags.delete_by': {
    question: '按键和值删除标签时，删除哪个标签？',
    options: { key: '该键的标签，不论其值', key_and_value: '键和值都相同的标签' },
  },
  'tags.sub_resource_id': {
    question: '命名空间作为子资源的 ID 是什么？',
    options: { name: '其名称', number: '文本形式的 namespace_id' },
  },
  'tags.order': { question: '标签按什么顺序列出？', options: { by_key: '按键', oldest_first: '按添加顺序' } },
  'retention.tags_separator': { question: '子任务的 tag 字符串用什么分隔？', options: { comma: '英文逗号' } },
  'webhooks.address_change': {
    question: '修改触发器时换了目标的地址，返回什么？',
    options: { reject_400: '返回 400，写明地址', ignore: '返回 200，地址不变', accept: '返回 200，地址变为新的' },
  },
  'webhooks.internal_needs_ip': {
    question: '内网（internal）目标的地址能否是域名？',
    options: { accept: '可以', reject: '返回 400，必须是 IP 地址' },
  },
  'webhooks.job_status': {
    question: '触发器任务的状态用哪一套名称？',
    options: {
      of_filter: '过滤条件的名称：Initialized、Pending、InProgress、Succeed、Failed、Stopped',
      of_sample: 'pending、running、finished、error、stopped',
    },
  },
  'webhooks.order_of_jobs': { question: '触发器任务按什么顺序列出？', options: newestFirst },
  'gc.allow_list': {
    question: '租户不在制品清理的白名单中时，接口返回什么？',
    options: { allowed: '与白名单中的租户相同', gateway_404: '网关的 404，与不存在的 API 相同' },
  },
  'gc.delete_untagged_default': {
    question: '未指定 delete_untagged 时，是否删除无 tag 的制品？',
    options: { false: '不删除', true: '删除' },
  },
  'gc.parameters_left_out': {
    question: '设置清理计划时未带 parameters，计划的参数是什么？',
    options: { defaults: '默认值', kept: '原有的参数' },
  },
  'gc.order': { question: '清理任务按什么顺序列出？', options: newestFirst },
  'gc.unknown_marker': {
    question: 'marker 不是任何一页返回的值时，返回什么？',
    options: { reject: '返回 400', first_page: '第一页' },
  },
  'gc.job_name': {
    question: '清理任务的 job_name 是什么？',
    options: { 'daily-gc-task': 'daily-gc-task，与 1601 页的示例一致' },
  },
  'gc.while_running': {
    question: '尚有清理任务未结束时再次执行，返回什么？',
    options: { queue: '202，新任务排队等待；定时计划最多让一个任务等待', reject: '作为冲突拒绝' },
  },
  'gc.stop_ended': {
    question: '停止已结束的清理任务，返回什么？',
    options: { accept: '200，没有任何影响', reject: '作为冲突拒绝' },
  },
  'gc.time_window': {
    question: '删除多久之后的内容才会被清理？',
    options: { none: '不限', two_hours: '删除两小时之后' },
  },
  'gc.dry_run_result': {
    question: '模拟执行的统计结果是什么？',
    options: { estimate: '真实执行会清理的数量', zero: '0' },
  },
  'gc.pace': { question: '一次制品清理需要多长时间？', options: { seconds: '等待 2 秒，再清理 10 秒' } },
  'scanning.result': {
    question: '种子没有说明时，扫描制品会发现什么？',
    options: { made_up: '由摘要推出的漏洞，每次相同' },
  },
  'scanning.clean_severity': {
    question: '没有发现漏洞时，总体严重程度是什么？',
    options: { Security: 'Security（安全）' },
  },
  'scanning.old_instance': {
    question: '实例版本低于 25.7.20 时，扫描接口返回什么？',
    options: { serve: '与其他实例相同' },
  },
  'scanning.while_running': {
    question: '制品的扫描尚未结束时，再次启动扫描返回什么？',
    options: { reject: '作为冲突拒绝' },
  },
  'scanning.generated_at': {
    question: '漏洞报告的生成时间是什么格式？',
    options: { sample: '2025-09-12:06:44:31，与 1502 页的示例一致' },
  },
  'scanning.pace': { question: '一次扫描需要多长时间？', options: { seconds: '等待 2 秒，再扫描 10 秒' } },
  'signature.update_status': { question: '修改签名策略返回哪个状态码？', options: { '200': '与同类接口相同' } },
  'signature.policy_name_characters': {
    question: '签名策略的名称能否含中文？',
    options: { chinese: '可以，以中文文档页为准' },
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
  'tasks.finished_status': {
    question: '任务成功时状态怎么写？',
    options: { Succeed: '与 1207、1209 页的执行记录和子任务一致' },
  },
  'selectors.classes': {
    question: '除 *、**、? 和花括号外，选择器的模式中还有哪些特殊字符？',
    options: { harbor: '[…] 是一类字符，\\ 使下一个字符按原样匹配', literal: '没有' },
  },
  'cron.other_forms': {
    question: '不是六个字段的 cron 表达式会怎样？',
    options: {
      reject: '400；五个字段时指出缺少秒',
      harbor: '五个字段、@daily 和 @every 按 Harbor 的方式读取',
    },
  },
  'executions.status': {
    question: '尚未结束的执行记录是什么状态？',
    options: {
      from_tasks: '在有任务开始之前为 Initialized，只要有任务未结束就为 InProgress',
      by_progress: '依次为 Initialized、Pending、InProgress',
    },
  },
  'executions.status_text': {
    question: '执行记录的 status_text 是什么？',
    options: {
      without_tasks: '有任务时为空；没有匹配的内容或无法启动时为一句话',
      sentence: '一句话，说明进度',
      status: '与 status 相同',
      empty: '空字符串',
    },
  },
  'executions.updated_at': {
    question: '执行记录的 updated_at 是什么？',
    options: { end: '结束时间，在此之前为 0001-01-01T00:00:00Z', progress: '进度最近一次变化的时间' },
  },
  'tasks.failed_status_text': {
    question: '失败的任务或子任务的 status_text 是什么？',
    options: { reason: '一句话，说明原因' },
  },
  'executions.counter_unit': { question: '执行记录的各个计数以什么为单位？', options: { tasks: '任务' } },
  'executions.in_progress_counts': {
    question: 'in_progress 统计哪些？',
    options: { unfinished: '所有未结束的，使各计数之和等于 total' },
  },
  'executions.partial_failure_status': {
    question: '部分任务失败时，执行记录是什么状态？',
    options: { Failed: 'Failed' },
  },
  'tasks.unknown_status_filter': {
    question: 'status 过滤条件不是已知状态时，返回什么？',
    options: { reject: '返回 400，列出各状态' },
  },
  'signature.order_of_policies': { question: '签名策略按什么顺序列出？', options: oldestFirst },
  'executions.order': { question: '执行记录按什么顺序列出？', options: newestFirst },
  'tasks.order': { question: '任务按什么顺序列出？', options: oldestFirst },
  'tasks.order_of_sub_tasks': { question: '子任务按什么顺序列出？', options: oldestFirst },
  'executions.pace': {
    question: '签名速度是多少？',
    options: { documented: '每分钟 300 个版本（文档给出的上限），逐个进行' },
  },
  'signature.tag_of_signature': {
    question: '签名在版本标签列表中用什么标签？',
    options: { cosign: 'sha256-<被签名摘要的十六进制>.sig，按 cosign 的命名' },
  },
};
