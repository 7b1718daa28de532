/** Title and remedy of each error, for an operator. @param {import("./tools.js").Tools} tools */
export function failureTexts({ both }) {
  return {
    accessToken: both("New access token", "新的访问令牌"),
    rejectedAgain: (/** @type {number} */ attempt) => both(`The access token is still not accepted (attempt ${attempt})`, `访问令牌仍然无效（第${attempt}次）`),
    renewToken: both("Continue", "继续"),
    details: both("Details", "详情"),
    platform: both("The platform says", "平台的说明"),
    code: both("Code", "错误类型"),
    httpStatus: both("HTTP status", "HTTP 状态码"),
    platformCode: both("Platform code", "平台错误码"),
    codes: {
      invalid_argument: {
        title: both("The query is not complete or not valid", "查询条件不完整或无效"),
        remedy: both("Correct the operation id, the base URL, the app key or the access token, as the details say.", "请按详情更正任务 ID、平台地址、应用 ID 或访问令牌。"),
      },
      timeout: {
        title: both("The platform did not respond in time", "平台未在规定时间内响应"),
        remedy: both("It may be busy. If this stays, check the network and the proxies between here and the platform.", "平台可能繁忙；若持续出现，请检查网络和中间的代理。"),
      },
      unauthorized: {
        title: both("The access token or the app key is not accepted", "访问令牌或应用 ID 无效"),
        remedy: both(
          "A fresh access token is needed: it expires, and only the newest one of an application is valid. Check the app key, too.",
          "需要新的访问令牌：令牌会过期，且同一应用只有最新的令牌有效。也请检查应用 ID。",
        ),
      },
      throttled: {
        title: both("Call limit reached (100/min)", "已达调用频率上限（每分钟100次）"),
        remedy: both(
          "By default the platform allows an application 100 calls a minute, whoever makes them. Refresh less often, or have its maintenance personnel raise the limit.",
          "平台默认每个应用每分钟共允许调用100次。请降低刷新频率，或联系平台维护人员调整流控阈值。",
        ),
      },
      bad_request: {
        title: both("The platform rejected the request", "平台拒绝了该请求"),
        remedy: both("Check the format of the operation id.", "请检查任务 ID 的格式。"),
      },
      task_not_found: {
        title: both("There is no such upgrade task", "升级任务不存在"),
        remedy: both("Check the operation id, and that the app key is of the application that created the task.", "请检查任务 ID，并确认应用 ID 属于创建该任务的应用。"),
      },
      platform_error: {
        title: both("The platform reports an error", "平台返回错误"),
        remedy: both("Look up its code in the platform’s documentation, or ask its maintenance personnel.", "请在平台文档中查询错误码，或联系平台维护人员。"),
      },
      invalid_json: {
        title: both("The response is not JSON", "响应不是 JSON"),
        remedy: both("Check that it comes from the platform, and not from a proxy or a web page.", "请确认响应来自平台，而非代理或网页。"),
      },
      invalid_response: {
        title: both("The response is not an upgrade task", "响应不是升级任务"),
        remedy: both("Check that it is the platform’s response to this very query.", "请确认这是平台对本查询的响应。"),
      },
      internal_error: {
        title: both("This page has a fault", "本页面出现故障"),
        remedy: both("Reload it. If this stays, pass the details on to whoever runs it.", "请重新加载；若仍出现，请将详情告知维护人员。"),
      },
    },
    tooLarge: {
      title: both("The response is too large", "响应过大"),
      remedy: both("Check that the base URL leads to the platform: a response about a task is small.", "请检查平台地址是否正确：升级任务的响应不会这么大。"),
    },
    withStatus: (/** @type {string} */ title, /** @type {number} */ status) => both(`${title} (HTTP ${status})`, `${title}（HTTP ${status}）`),
    /** Requests without a response, as far as a page can know why. */
    network: {
      policy: {
        title: both("This page may not query that address", "本页面不能查询该地址"),
        remedy: both("Its Content-Security-Policy forbids it: have the origin of the base URL added to connect-src.", "页面的内容安全策略（CSP）不允许：请将平台地址的源加入 connect-src。"),
      },
      mixedContent: {
        title: both("This page may not query that address", "本页面不能查询该地址"),
        remedy: both("It came by https, so that it cannot call http. Use https, or a proxy on this page’s origin.", "页面经 https 打开，不能调用 http。请使用 https，或通过同源代理访问。"),
      },
      offline: {
        title: both("This browser is offline", "浏览器处于离线状态"),
        remedy: both("Check the network of this device.", "请检查本设备的网络。"),
      },
      ownServer: {
        title: both("The platform cannot be reached", "无法连接平台"),
        remedy: both("Check the network, and this page’s own server: the proxy to the platform runs there.", "请检查网络和本页面所在的服务器：平台的代理运行在该服务器上。"),
      },
      unknown: {
        title: both("The platform cannot be reached", "无法连接平台"),
        remedy: both(
          "Check the network and the base URL. A browser also blocks a platform whose certificate it does not trust (open the base URL in a tab to see), or that does not allow this page’s origin (CORS): then a proxy on this page’s origin helps.",
          "请检查网络和平台地址。若浏览器不信任平台的证书（可在新标签页中打开平台地址查看），或平台不允许本页面来源的跨域请求（CORS），也会如此；此时请通过同源代理访问。",
        ),
      },
    },
    /** Responses without a code of the platform's. */
    http: {
      redirect: {
        title: both("The platform’s address redirects to another", "平台地址被重定向"),
        remedy: both("A login page or a gateway may be in front of the platform: sign in there, or correct the base URL.", "平台前可能有登录页或网关：请先登录，或更正平台地址。"),
      },
      login: {
        title: both("A server in front of the platform wants a login", "平台前的服务器要求登录"),
        remedy: both("Sign in there, or have it let the page’s calls through. The platform itself has not been asked.", "请先登录，或让该服务器放行本页面的调用。请求尚未到达平台。"),
      },
      proxy: {
        title: both("Platform unavailable", "平台暂不可用"),
        remedy: both("The proxy does not reach it. Why, such as a certificate, is in its error log: tell whoever runs it.", "代理无法连接平台，原因（例如证书）记录在代理的错误日志中：请告知其维护人员。"),
      },
      unavailable: {
        title: both("Platform unavailable", "平台暂不可用"),
        remedy: both("It, or a proxy between here and the platform, is down or overloaded. If this stays, tell whoever runs it.", "平台或中间的代理停机或过载；若持续出现，请告知维护人员。"),
      },
      notFound: {
        title: both("The platform is not at this address", "该地址不是平台"),
        remedy: both("Check that the base URL leads to the platform, and the proxies between here and the platform.", "请检查平台地址是否正确，以及中间的代理。"),
      },
      refused: {
        title: both("The request was refused on the way", "请求在途中被拒绝"),
        remedy: both("A server between here and the platform refused it. Check the base URL, and that server’s rules.", "中间的服务器拒绝了请求。请检查平台地址，以及该服务器的规则。"),
      },
    },
    /** By platform code, as documented. @type {Record<string, { title: string, remedy: string }>} */
    platformCodes: {
      100025: {
        title: both("The app key does not reach the platform", "平台未收到应用 ID"),
        remedy: both(
          "A proxy between here and the platform drops its header: nginx does, unless underscores_in_headers is on.",
          "中间的代理丢弃了相应的请求头：nginx 默认如此，需开启 underscores_in_headers。",
        ),
      },
      100203: {
        title: both("The platform does not know the application", "应用不存在"),
        remedy: both("Check the app key.", "请检查应用 ID。"),
      },
      100217: {
        title: both("The application may not do this", "应用未获授权"),
        remedy: both("Have the application authorized on the platform.", "请在平台上为该应用授权。"),
      },
      50252: {
        title: both("The platform has an internal fault", "平台内部错误"),
        remedy: both("Try again later; if this stays, ask its maintenance personnel.", "请稍后再试；若持续出现，请联系平台维护人员。"),
      },
    },
  };
}
