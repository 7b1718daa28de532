/** Title and remedy of each error, for an operator. @type {typeof import("./en_failures.js").failures} */
export const failures = {
  unknown: { title: "发生错误", remedy: "请重新加载页面；若仍出现，请将详情告知维护人员。" },
  codes: {
    invalid_argument: { title: "查询条件不完整或无效", remedy: "请按详情更正任务 ID、平台地址、应用 ID 或访问令牌。" },
    timeout: { title: "平台未在规定时间内响应", remedy: "平台可能繁忙；若持续出现，请检查网络和中间的代理。" },
    unauthorized: { title: "访问令牌或应用 ID 无效", remedy: "请填写新的访问令牌：令牌会过期，且同一应用只有最新的令牌有效。也请检查应用 ID。" },
    throttled: { title: "已达调用频率上限（每分钟100次）", remedy: "平台默认每个应用每分钟共允许调用100次。请降低刷新频率，或联系平台维护人员调整流控阈值。" },
    bad_request: { title: "平台拒绝了该请求", remedy: "请检查任务 ID 的格式。" },
    task_not_found: { title: "升级任务不存在", remedy: "请检查任务 ID，并确认应用 ID 属于创建该任务的应用。" },
    platform_error: { title: "平台返回错误", remedy: "请在平台文档中查询错误码，或联系平台维护人员。" },
    invalid_json: { title: "响应不是 JSON", remedy: "请确认响应来自平台，而非代理或网页。" },
    invalid_response: { title: "响应不是升级任务", remedy: "请确认这是平台对本查询的响应。" },
    internal_error: { title: "本页面出现故障", remedy: "请重新加载；若仍出现，请将详情告知维护人员。" },
  },
  tooLarge: { title: "响应过大", remedy: "请检查平台地址是否正确：升级任务的响应不会这么大。" },
  withStatus: (title, status) => `${title}（HTTP ${status}）`,
  network: {
    policy: { title: "本页面不能查询该地址", remedy: "页面的内容安全策略（CSP）不允许：请将平台地址的源加入 connect-src。" },
    mixedContent: { title: "本页面不能查询该地址", remedy: "页面经 https 打开，不能调用 http。请使用 https，或通过同源代理访问。" },
    offline: { title: "浏览器处于离线状态", remedy: "请检查本设备的网络。" },
    ownServer: { title: "无法连接平台", remedy: "请检查网络和本页面所在的服务器：平台的代理运行在该服务器上。" },
    unknown: {
      title: "无法连接平台",
      remedy: "请检查网络和平台地址。若浏览器不信任平台的证书（可在新标签页中打开平台地址查看），或平台不允许本页面来源的跨域请求（CORS），也会如此；此时请通过同源代理访问。",
    },
  },
  http: {
    redirect: { title: "平台地址被重定向", remedy: "平台前可能有登录页或网关：请先登录，或更正平台地址。" },
    login: { title: "平台前的服务器要求登录", remedy: "请先登录，或让该服务器放行本页面的调用。请求尚未到达平台。" },
    proxy: { title: "平台暂不可用", remedy: "代理无法连接平台，原因（例如证书）记录在代理的错误日志中：请告知其维护人员。" },
    unavailable: { title: "平台暂不可用", remedy: "平台或中间的代理停机或过载；若持续出现，请告知维护人员。" },
    notFound: { title: "该地址不是平台", remedy: "请检查平台地址是否正确，以及中间的代理。" },
    refused: { title: "请求在途中被拒绝", remedy: "中间的服务器拒绝了请求。请检查平台地址，以及该服务器的规则。" },
  },
  platformCodes: {
    100025: {
      title: "平台未收到应用 ID",
      remedy: "中间的代理丢弃了相应的请求头：nginx 默认如此，需开启 underscores_in_headers。",
    },
    100203: { title: "应用不存在", remedy: "请检查应用 ID。" },
    100217: { title: "应用未获授权", remedy: "请在平台上为该应用授权。" },
    50252: { title: "平台内部错误", remedy: "请稍后再试；若持续出现，请联系平台维护人员。" },
  },
};
