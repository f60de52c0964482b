/**
 * Every way a request can fail, with its HTTP status and Chinese title: the one problem table (RFC 9457).
 * A refusal code of the domain that reaches HTTP must stand here; the type system checks it.
 */
export const problemTable = {
  'invalid-request': { status: 422, title: '请求内容有误' },
  'malformed-json': { status: 400, title: '请求不是合法的 JSON' },
  'unreadable-request': { status: 400, title: '请求不是合法的 HTTP' },
  'headers-too-large': { status: 431, title: '地址或请求头过长' },
  'request-timeout': { status: 408, title: '请求没有按时送完' },
  'payload-too-large': { status: 413, title: '请求体过大' },
  'unsupported-media-type': { status: 415, title: '不支持的内容类型' },
  'not-signed-in': { status: 401, title: '请先登录' },
  'wrong-credentials': { status: 401, title: '用户名或密码不正确' },
  'account-locked': { status: 423, title: '连续输错密码，账号已锁定 30 分钟' },
  'account-disabled': { status: 403, title: '账号已停用' },
  'not-allowed': { status: 403, title: '没有权限' },
  'cross-origin': { status: 403, title: '拒绝跨站请求' },
  'not-found': { status: 404, title: '没有找到' },
  'unknown-dataset': { status: 404, title: '没有这个数据集' },
  'unknown-layer': { status: 404, title: '没有这个图层' },
  'unknown-event-code': { status: 422, title: '没有这个事件代码' },
  'unknown-report-category': { status: 422, title: '没有这个统计类别' },
  'unknown-district': { status: 422, title: '没有这个片区' },
  'outside-dataset': { status: 422, title: '位置不在数据集范围内' },
  'lng-lat-swapped': { status: 422, title: '经纬度似乎颠倒了' },
  'invalid-geometry': { status: 422, title: '几何图形有误' },
  'window-ends-before-it-begins': { status: 422, title: '结束时间不晚于开始时间' },
  'time-implausible': { status: 422, title: '时间不合常理' },
  'grid-too-fine': { status: 422, title: '网格过密' },
  'cursor-invalid': { status: 422, title: '翻页标记无效' },
  'tile-out-of-range': { status: 422, title: '瓦片编号超出范围' },
  'version-required': { status: 428, title: '缺少 If-Match 版本' },
  'version-conflict': { status: 409, title: '已被他人修改' },
  'idempotency-key-invalid': { status: 422, title: 'Idempotency-Key 不是 UUID' },
  'idempotency-key-reused': { status: 422, title: '同一 Idempotency-Key 用于不同内容' },
  'already-exists': { status: 409, title: '已存在' },
  'too-many-requests': { status: 429, title: '请求过于频繁' },
  'store-busy': { status: 503, title: '系统繁忙，请稍后重试' },
  'store-away': { status: 503, title: '数据库暂时不可用' },
  'statement-timeout': { status: 503, title: '查询超过 5 秒，已中止' },
  'unexpected': { status: 500, title: '系统出错，请把请求编号告诉管理员' },
} as const;

export type ProblemCode = keyof typeof problemTable;

export const problemCodes = Object.keys(problemTable) as ProblemCode[];
