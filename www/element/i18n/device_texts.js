/** The list of devices. @param {import("./tools.js").Tools} tools */
export function deviceTexts({ both, number, pluralize, devices }) {
  /** @param {number} count */
  const calls = (count) => both(pluralize(count, "call"), `${number(count)}次调用`);

  return {
    heading: both("Devices", "设备"),
    filters: both("Devices to list", "要列出的设备"),
    all: both("All", "全部"),
    failedOrTimedOut: both("Failed or timed out", "失败或超时"),
    cost: both("Listing costs one call per 100 devices, of the 100 calls a minute.", "每列出100台设备需调用平台1次，计入每分钟100次的上限。"),
    load: (/** @type {number | null} */ count, /** @type {number} */ needed) => both(
      `List ${count === null ? "all" : devices(count)} (${calls(needed)}${needed > 100 ? `, about ${number(Math.ceil(needed / 100))} min` : ""})`,
      `列出${count === null ? "全部" : devices(count)}（${calls(needed)}${needed > 100 ? `，约${number(Math.ceil(needed / 100))}分钟` : ""}）`,
    ),
    refresh: (/** @type {number} */ needed) => both(`Update the list (${calls(needed)})`, `更新列表（${calls(needed)}）`),
    loading: (/** @type {number} */ loaded, /** @type {number | null} */ expected) => both(
      expected === null ? `Loading: ${devices(loaded)} so far…` : `Loading: ${number(loaded)} of ${devices(expected)}…`,
      expected === null ? `正在加载：已有${devices(loaded)}…` : `正在加载：${number(loaded)}/${devices(expected)}…`,
    ),
    stop: both("Stop", "停止"),
    partial: (/** @type {number} */ loaded, /** @type {number | null} */ count) => both(
      count === null ? `${devices(loaded)} listed.` : `${number(loaded)} of ${devices(count)} listed.`,
      count === null ? `已列出${devices(loaded)}。` : `已列出${number(loaded)}/${devices(count)}。`,
    ),
    outdated: both("The counts have changed since.", "此后数量已变化。"),
    incomplete: both("The list changed while it was loaded: devices may be missing.", "列表在加载时有变化，可能缺少设备。"),
    none: both("No devices to list.", "没有可列出的设备。"),
    noMatch: both("No device matches.", "没有匹配的设备。"),
    retry: both("Try again", "重试"),
    unavailable: {
      title: both("The platform does not list the devices of this task", "平台未列出该任务的设备"),
      remedy: both("It, or a server between here and the platform, refuses the call.", "平台或中间的服务器拒绝了此调用。"),
    },
    invalid: both("The response is not a list of devices", "响应不是设备列表"),
    refused: {
      title: both("The platform does not accept this list", "平台不接受该列表请求"),
      remedy: both("It rejects the page (pageNo, pageSize) or the status: see the details.", "平台拒绝了该页（pageNo、pageSize）或状态，请查看详情。"),
    },
    unsupported: {
      title: both("The client cannot list devices", "客户端不能列出设备"),
      remedy: both("It is of an older version: see the details.", "其版本较旧，请查看详情。"),
    },
    listsOnly: (/** @type {number} */ listed, /** @type {number} */ count) => both(
      `The platform counts ${devices(count)} but lists ${listed ? `only ${number(listed)}` : "none"} of them.`,
      `平台统计了${devices(count)}，但${listed ? `只列出${number(listed)}台` : "未列出任何一台"}。`,
    ),
    reasons: both("Reasons of the failures", "失败原因"),
    why: (/** @type {string} */ causes) => both(`Why: ${causes}.`, `原因：${causes}。`),
    separator: both("; ", "；"),
    otherReasons: (/** @type {number} */ count) => both(pluralize(count, "other reason"), `另有${number(count)}种原因`),
    notListed: both("Not listed", "未列出"),
    cause: (/** @type {number} */ count, /** @type {string} */ reason) => `${number(count)} × ${reason}`,
    example: (/** @type {string} */ reason) => both(`such as “${reason}”`, `例如“${reason}”`),
    search: both("Find a device or a reason", "查找设备或原因"),
    copyFailed: both("Copy failed ids", "复制失败设备 ID"),
    copied: (/** @type {number} */ count) => both(`Copied ${pluralize(count, "id")}.`, `已复制${number(count)}个 ID。`),
    withoutId: (/** @type {number} */ count) => both(`${devices(count)} without an id.`, `${devices(count)}没有 ID。`),
    download: both("Download CSV", "下载 CSV"),
    downloadJson: both("Download JSON", "下载 JSON"),
    column: {
      device: both("Device", "设备"),
      result: both("Result", "结果"),
      reason: both("Reason", "原因"),
      started: both("Started", "开始"),
      ended: both("Ended", "结束"),
      duration: both("Duration", "用时"),
    },
    inState: (/** @type {string} */ duration) => both(`for ${duration}`, `已持续${duration}`),
    noId: both("no id", "无 ID"),
    pages: both("Pages of devices", "设备分页"),
    previous: both("Previous", "上一页"),
    next: both("Next", "下一页"),
    range: (/** @type {number} */ first, /** @type {number} */ last, /** @type {number} */ count) => both(
      `${number(first)}–${number(last)} of ${number(count)}`,
      `${number(first)}–${number(last)}，共${number(count)}`,
    ),
    /** Reasons of a failure, by the text of the platform. */
    kind: {
      device_offline: both("Device is offline", "设备不在线"),
      task_conflict: both("Another task runs on the device", "设备上有其他任务在执行"),
      no_protocol_service: both("No protocol service for the device", "找不到设备的协议服务"),
      online_timeout: both("Device did not come online in time", "等待设备上线超时"),
      cell_id_timeout: both("Device did not report its cell in time", "等待设备上报小区 ID 超时"),
      version_report_timeout: both("Device did not report its version in time", "等待设备上报版本超时"),
      result_report_timeout: both("Device did not report the result in time", "等待设备上报升级结果超时"),
      version_check_timeout: both("New version not confirmed in time", "升级后查询版本超时"),
      download_timeout: both("Download took too long", "设备下载升级包超时"),
      integrity_check_failed: both("Package is damaged (integrity check)", "升级包完整性校验失败"),
      unsupported_package: both("Package type not supported", "不支持的升级包类型"),
      not_enough_storage: both("Not enough storage", "存储空间不足"),
      out_of_memory: both("Out of memory during the download", "下载过程中内存不足"),
      connection_lost: both("Connection lost during the download", "下载过程中连接中断"),
      invalid_uri: both("Invalid download address", "下载地址无效"),
      update_failed: both("Update failed on the device", "设备升级失败"),
      none: both("No reason given", "未给出原因"),
    },
    summary: {
      heading: both("Failed devices by reason", "失败设备（按原因）"),
      more: (/** @type {number} */ count) => both(`and ${number(count)} more`, `等另外${number(count)}台`),
    },
  };
}
