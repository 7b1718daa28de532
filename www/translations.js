/** Texts of the page around the element, in both languages. */

const en = {
  title: "Upgrade task status",
  skip: "Skip to the result",
  alert: { notify: "Notify me", blocked: "Notifications are blocked", insecure: "Notifications need https" },
  form: {
    operationId: "Operation id",
    query: "Query",
    baseUrl: "Base URL",
    baseUrlExample: "https://host:8743",
    needsHost: "A page that was opened from a file has no host of its own. Give the platform’s whole address, such as https://host:8743.",
    appKey: "App key",
    accessToken: "Access token",
    allowInsecure: (/** @type {string} */ host) => `Send the token unencrypted to ${host}: anyone on the way can read it.`,
    submit: "Show status",
    submitTo: (/** @type {string} */ host) => `Show status from ${host}`,
  },
  intro: {
    query: "See how an upgrade task is going: enter its operation id and how to reach the platform. ",
    linked: "See how this upgrade task is going: enter the access token. ",
    token: "The access token stays in this page’s memory. It is never saved, and never part of the address.",
    saved: "Without a connection, drop a saved response anywhere on this page, or paste it.",
  },
  recording: "See a recorded upgrade",
  saved: {
    open: "Open a saved response…",
    paste: "Paste a response",
    text: "The response, as the platform sent it",
    show: "Show this response",
  },
  note: {
    recording: "This is a recording of 120 devices, three minutes long. Nothing is sent anywhere.",
    tooLarge: "That is no response of the platform: it is larger than 32 MiB.",
    unreadable: "The file cannot be read.",
    notJson: "That is no response of the platform: a response begins with {.",
  },
  insecurePage: "This page came over http: whoever is between here and its server can read the token.",
  recipe: {
    title: "A proxy for this page",
    explanation: "For whoever runs the server of this page: these lines of nginx make the platform available there. The base URL is then /platform. More is in docs/hosting.md.",
  },
  picker: {
    tasks: "Simulated platform",
    faults: "Faults",
    fault: "Choose a fault…",
  },
};

/** @typedef {typeof en} Translation */

/** @type {Translation} */
const zh = {
  title: "升级任务状态",
  skip: "跳到结果",
  alert: { notify: "完成时通知", blocked: "通知已被浏览器阻止", insecure: "通知需要 https" },
  form: {
    operationId: "任务 ID",
    query: "查询",
    baseUrl: "平台地址",
    baseUrlExample: "https://host:8743",
    needsHost: "从文件打开的页面没有自己的主机。请填写平台的完整地址，例如 https://host:8743。",
    appKey: "应用 ID",
    accessToken: "访问令牌",
    allowInsecure: (host) => `以未加密方式将令牌发送到 ${host}：途中任何人都能读取。`,
    submit: "查看状态",
    submitTo: (host) => `从 ${host} 查看状态`,
  },
  intro: {
    query: "查看升级任务的进展：请填写任务 ID 以及平台的连接信息。",
    linked: "查看此升级任务的进展：请填写访问令牌。",
    token: "访问令牌只保留在本页面的内存中，不会被保存，也不会出现在网址里。",
    saved: "没有网络连接时，可以把保存的响应拖放到本页面任意位置，或者直接粘贴。",
  },
  recording: "观看升级录像",
  saved: {
    open: "打开保存的响应…",
    paste: "粘贴响应",
    text: "平台返回的响应原文",
    show: "显示此响应",
  },
  note: {
    recording: "这是一段约三分钟的录像，共 120 台设备，不会向任何地方发送数据。",
    tooLarge: "这不是平台的响应：内容超过 32 MiB。",
    unreadable: "无法读取该文件。",
    notJson: "这不是平台的响应：响应以 { 开头。",
  },
  insecurePage: "本页面通过 http 加载：页面与服务器之间的任何人都能读取令牌。",
  recipe: {
    title: "本页面的代理",
    explanation: "供本页面服务器的维护人员使用：以下 nginx 配置使平台在该服务器上可用，此后平台地址填写 /platform。详见 docs/hosting.md。",
  },
  picker: {
    tasks: "模拟平台",
    faults: "故障",
    fault: "选择故障…",
  },
};

export const translations = { en, zh };
