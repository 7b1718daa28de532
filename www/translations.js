/** Texts of the page around the element. @typedef {ReturnType<typeof translate>} Translation */

export const translations = { en: translate("en"), zh: translate("zh") };

/** @param {import("./language.js").Language} language */
function translate(language) {
  /** Of a text in both languages, that in this one. @param {string} en @param {string} zh */
  const both = (en, zh) => (language === "zh" ? zh : en);

  return {
    title: both("Upgrade task status", "升级任务状态"),
    skip: both("Skip to the result", "跳到结果"),
    alert: {
      notify: both("Notify me", "通知我"),
      occasions: both("Of failures, of the end, and when updates stop", "失败、结束或停止更新时"),
    },
    form: {
      operationId: both("Operation id", "任务 ID"),
      query: both("Query", "查询"),
      baseUrl: both("Base URL", "平台地址"),
      baseUrlExample: "https://host:8743",
      needsHost: both(
        "A page that was opened from a file has no host of its own. Give the platform’s whole address, such as https://host:8743.",
        "从文件打开的页面没有自己的主机。请填写平台的完整地址，例如 https://host:8743。",
      ),
      appKey: both("App key", "应用 ID"),
      accessToken: both("Access token", "访问令牌"),
      allowInsecure: (/** @type {string} */ host) => both(`Send the token unencrypted to ${host}: anyone on the way can read it.`, `以未加密方式将令牌发送到 ${host}：途中任何人都能读取。`),
      submit: both("Show status", "查看状态"),
      submitTo: (/** @type {string} */ host) => both(`Show status from ${host}`, `从 ${host} 查看状态`),
    },
    intro: {
      query: both("See how an upgrade task is going: enter its operation id and how to reach the platform. ", "查看升级任务的进展：请填写任务 ID 以及平台的连接信息。"),
      linked: both("See how this upgrade task is going: enter the access token. ", "查看此升级任务的进展：请填写访问令牌。"),
      token: both("The access token stays in this page’s memory. It is never saved, and never part of the address.", "访问令牌只保留在本页面的内存中，不会被保存，也不会出现在网址里。"),
      saved: both("Without a connection, drop a saved response anywhere on this page, or paste it.", "没有网络连接时，可以把保存的响应拖放到本页面任意位置，或者直接粘贴。"),
    },
    recording: both("See a recorded upgrade", "观看升级录像"),
    saved: {
      open: both("Open a saved response…", "打开保存的响应…"),
      paste: both("Paste a response", "粘贴响应"),
      text: both("The response, as the platform sent it", "平台返回的响应原文"),
      show: both("Show this response", "显示此响应"),
    },
    note: {
      recording: both("This is a recording of 120 devices, three minutes long. Nothing is sent anywhere.", "这是一段约三分钟的录像，共 120 台设备，不会向任何地方发送数据。"),
      tooLarge: both("That is no response of the platform: it is larger than 32 MiB.", "这不是平台的响应：内容超过 32 MiB。"),
      unreadable: both("The file cannot be read.", "无法读取该文件。"),
      notJson: both("That is no response of the platform: a response begins with {.", "这不是平台的响应：响应以 { 开头。"),
    },
    insecurePage: both("This page came over http: whoever is between here and its server can read the token.", "本页面通过 http 加载：页面与服务器之间的任何人都能读取令牌。"),
    recipe: {
      title: both("A proxy for this page", "本页面的代理"),
      explanation: both(
        "For whoever runs the server of this page: these lines of nginx make the platform available there. The base URL is then /platform. More is in docs/hosting.md.",
        "供本页面服务器的维护人员使用：以下 nginx 配置使平台在该服务器上可用，此后平台地址填写 /platform。详见 docs/hosting.md。",
      ),
    },
    picker: {
      tasks: both("Simulated platform", "模拟平台"),
      faults: both("Faults", "故障"),
      fault: both("Choose a fault…", "选择故障…"),
    },
  };
}
