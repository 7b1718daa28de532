import { issueInChinese, predicate, transitionInChinese } from "./issue_texts.js";

/** The task: results, facts and what can be done with them. @param {import("./tools.js").Tools} tools */
export function taskTexts({ both, number, pluralize, devices }) {
  /** Such as "+61 upgraded, −1 failed". @param {[number, string][]} changes */
  const signed = (changes) =>
    changes.filter(([count]) => count).map(([count, name]) => {
      const change = `${count > 0 ? "+" : "−"}${number(Math.abs(count))}`;
      return both(`${change} ${name}`, `${name} ${change}`);
    }).join(both(", ", "，"));

  return {
    idle: both("No upgrade task to show yet.", "尚无可显示的升级任务。"),
    missing: (/** @type {string[]} */ names) => both(
      `Not set: ${names.join(", ")}.${names.includes("accessToken") ? " accessToken is a property, not an attribute." : ""}`,
      `未设置：${names.join("、")}。${names.includes("accessToken") ? "accessToken 不是 attribute，而是 property。" : ""}`,
    ),
    loading: both("Waiting for the platform’s response…", "正在等待平台响应…"),
    copied: both("Copied.", "已复制。"),
    copyFailed: both("The browser did not allow copying.", "浏览器不允许复制。"),
    matches: (/** @type {number} */ found, /** @type {number} */ count) => both(`${number(found)} of ${number(count)}`, `${number(found)}/${number(count)}`),
    notGiven: both("Not given", "未提供"),
    characters: (/** @type {number} */ count) => both(pluralize(count, "character"), `${number(count)}个字符`),
    devices: {
      finished: both("Finished", "已结束"),
      timeRemaining: both("Time left", "剩余时间"),
      etaUnknown: both("not known yet", "暂无法估计"),
      untilOnline: both("depends on the devices", "取决于设备何时上线"),
      bar: (/** @type {string[]} */ parts) => both(`Devices by result: ${parts.join(", ")}`, `各结果的设备数：${parts.join("，")}`),
    },
    result: {
      succeeded: both("Succeeded", "成功"),
      failed: both("Failed", "失败"),
      timedOut: both("Timed out", "超时"),
      stopped: both("Stopped", "已停止"),
      inProgress: both("In progress", "升级中"),
      waiting: both("Waiting", "等待中"),
      unaccounted: both("Unaccounted for", "未计入"),
      unknown: both("Unknown", "未知"),
    },
    history: {
      title: both("Since opened", "打开以来"),
      change: (/** @type {import("../history.js").Ended} */ { succeeded, failed, timedOut, stopped }) =>
        signed([[succeeded, both("upgraded", "已升级")], [failed, both("failed", "失败")], [timedOut, both("timed out", "超时")], [stopped, both("stopped", "已停止")]]),
    },
    facts: {
      task: both("Upgrade task", "升级任务"),
      version: both("Version", "目标版本"),
      targets: both("Targets", "升级对象"),
      type: both("Type", "类型"),
      created: both("Created", "创建时间"),
      started: both("Started", "开始时间"),
      ended: both("Ended", "结束时间"),
      duration: both("Duration", "用时"),
      soFar: (/** @type {string} */ duration) => both(`${duration} so far`, `已用${duration}`),
      policy: both("Policy", "执行策略"),
      zone: both("Times in", "时间显示"),
      local: both("Local time", "本地时间"),
      utc: "UTC",
    },
    targets: {
      devices,
      groups: (/** @type {number} */ count) => both(pluralize(count, "device group"), `${number(count)}个设备群组`),
      deviceType: both("Device type", "设备类型"),
      model: both("Model", "型号"),
      manufacturer: both("Manufacturer", "厂商"),
      search: both("Find in the targets", "在升级对象中查找"),
      copy: both("Copy all", "全部复制"),
    },
    type: {
      firmware_upgrade: both("Firmware upgrade", "固件升级"),
      software_upgrade: both("Software upgrade", "软件升级"),
      unknown: both("Unknown", "未知"),
    },
    policy: {
      now: both("Starts immediately.", "立即执行。"),
      device_online: both("Runs on each device when it comes online.", "设备上线时执行。"),
      custom: both("Runs in a time window.", "在时间窗口内执行。"),
      unknown: both("When it runs is unknown.", "执行时间未知。"),
      from: both("From", "从"),
      until: both("Until", "至"),
      noRetry: both("Failed devices are not retried.", "失败的设备不重试。"),
      retry: (/** @type {number | null} */ times) => both(
        times === null ? "Failed devices are retried." : `Failed devices are retried, up to ${pluralize(times, "time")}.`,
        times === null ? "失败的设备会重试。" : `失败的设备会重试，最多${number(times)}次。`,
      ),
    },
    issues: {
      heading: (/** @type {number} */ count) => both(pluralize(count, "unexpected value"), `${number(count)}处数据异常`),
      transitions: both("The platform contradicts its earlier response", "平台前后响应矛盾"),
      more: (/** @type {number} */ count) => both(`${number(count)} more`, `另有${number(count)}处`),
      /** Continues the sentence that begins with the path. */
      issue: both(predicate, issueInChinese),
      transition: both(predicate, transitionInChinese),
    },
    json: {
      title: both("The task as JSON", "任务的 JSON"),
      copy: both("Copy JSON", "复制 JSON"),
    },
    toolbar: {
      link: both("Copy link", "复制链接"),
      summary: both("Copy summary", "复制摘要"),
      download: both("Download response", "下载响应"),
    },
    summary: {
      task: (/** @type {string} */ id) => both(`Upgrade task ${id}`, `升级任务 ${id}`),
      line: (/** @type {string} */ name, /** @type {string} */ value) => both(`${name}: ${value}`, `${name}：${value}`),
      asOf: (/** @type {string} */ time) => both(`As of ${time}`, `数据时间：${time}`),
      saved: (/** @type {string} */ time) => both(`From a saved response; now it is ${time}`, `来自已保存的响应，当前时间：${time}`),
      lastResponse: (/** @type {string} */ time) => both(`Last response at ${time}`, `最近一次响应：${time}`),
    },
  };
}
