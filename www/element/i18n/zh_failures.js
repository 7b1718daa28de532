/** Title and remedy of each error code, for an operator. @type {typeof import("./en_failures.js").failures} */
export const failures = {
  unknown: { title: "发生错误", remedy: "请重新加载页面；若仍出现，请将详情告知维护人员。" },
  codes: {
    invalid_argument: { title: "查询条件不完整或无效", remedy: "请按详情更正操作 ID、平台地址、应用标识或访问令牌。" },
    network: {
      title: "无法连接平台",
      remedy: "请检查网络和平台地址。若均无误，则是平台不允许本页面来源的跨域请求（CORS），请通过同源代理访问。",
    },
    timeout: { title: "平台未在规定时间内应答", remedy: "平台可能繁忙；若持续出现，请检查网络和沿途的代理。" },
    unauthorized: { title: "访问令牌或应用标识无效", remedy: "请填写新的访问令牌：令牌会过期，且同一应用只有最新的令牌有效。也请检查应用标识。" },
    throttled: { title: "查询过于频繁", remedy: "平台默认每个应用每分钟共允许调用100次。请降低查询频率，或联系平台维护人员调整流控阈值。" },
    bad_request: { title: "平台认为请求有误", remedy: "请检查操作 ID 的格式。" },
    task_not_found: { title: "升级任务不存在", remedy: "请检查操作 ID，并确认应用标识属于创建该任务的应用。" },
    platform_error: { title: "平台返回错误", remedy: "请在平台文档中查询错误码，或联系平台维护人员。" },
    http_error: { title: "收到 HTTP 错误而非应答", remedy: "请检查平台地址是否正确，以及沿途的代理。" },
    invalid_json: { title: "应答不是 JSON", remedy: "请确认应答来自平台，而非代理或网页。" },
    invalid_response: { title: "应答不是升级任务", remedy: "请确认这是平台对本查询的应答。" },
    internal_error: { title: "本页面出现故障", remedy: "请重新加载；若仍出现，请将详情告知维护人员。" },
  },
  platformCodes: {
    100025: { title: "平台未收到应用标识", remedy: "沿途的代理丢弃了相应的请求头：nginx 默认如此，需开启 underscores_in_headers。" },
    100203: { title: "应用不存在", remedy: "请检查应用标识。" },
    100217: { title: "应用未获授权", remedy: "请在平台上为该应用授权。" },
    50252: { title: "平台内部错误", remedy: "请稍后再试；若持续出现，请联系平台维护人员。" },
  },
};
