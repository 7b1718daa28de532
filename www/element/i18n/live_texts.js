/** The state of polling, and what is announced of it. @param {import("./tools.js").Tools} tools */
export function liveTexts({ both, number, devices, units }) {
  /** What has come, such as "61 upgraded". @param {[number, string][]} changes */
  const added = (changes) =>
    changes.filter(([count]) => count > 0).map(([count, name]) => both(`${number(count)} ${name}`, name + units(count))).join(both(", ", "，"));

  return {
    live: {
      loading: both("Loading", "加载中"),
      live: both("Live", "实时"),
      recording: both("Recording", "录像"),
      retrying: both("Retrying", "重试中"),
      paused: both("Paused", "已暂停"),
      disconnected: both("Offline", "离线"),
      stale: both("Out of date", "数据已过期"),
      ended: both("Final", "已结束"),
      failed: both("Updates stopped", "已停止更新"),
      saved: both("Saved response, not live", "已保存的响应，非实时"),
      given: both("Provided by this page", "由本页面提供"),
      offline: both("You are offline. Updates resume when you are back online.", "网络已断开，网络恢复后自动更新。"),
      offlineSince: (/** @type {string} */ time) => both(
        `You are offline; the last response is from ${time}. Updates resume when you are back online.`,
        `网络已断开，最近一次响应来自${time}。网络恢复后自动更新。`,
      ),
      updated: (/** @type {string} */ ago) => both(`Updated ${ago}`, `${ago}更新`),
      noResponse: both("No response yet", "尚无响应"),
      changed: (/** @type {string} */ ago) => both(`changed ${ago}`, `${ago}有变化`),
      unchanged: (/** @type {string} */ duration) => both(`unchanged for ${duration}`, `已${duration}无变化`),
      noChange: both("no change seen yet", "暂无变化"),
      next: (/** @type {string} */ ahead) => both(`next ${ahead}`, `${ahead}刷新`),
      updating: both("updating…", "正在更新…"),
      awaitsToken: both("waiting for an access token", "正在等待访问令牌"),
      awaitsLimit: (/** @type {string | null} */ duration) => both(
        duration === null ? "waiting for the call limit" : `waiting for the call limit, ${duration}`,
        duration === null ? "正在等待调用频率限制" : `正在等待调用频率限制，${duration}`,
      ),
      awaitsResponse: (/** @type {string} */ duration, /** @type {string | null} */ limit) => both(
        `no response for ${duration}${limit === null ? "" : `; gives up at ${limit}`}`,
        `已${duration}无响应${limit === null ? "" : `，满${limit}后放弃`}`,
      ),
      askedAt: both("Request sent", "发出请求"),
      answeredAt: both("Response received", "收到响应"),
      changedAt: both("Last change", "最近变化"),
      notYet: both("not yet", "尚无"),
      pause: both("Pause", "暂停"),
      resume: both("Resume", "继续"),
      refresh: both("Refresh", "刷新"),
      interval: both("Refresh every", "刷新间隔"),
      automatic: both("Automatic", "自动"),
    },
    announcements: {
      progress: (/** @type {import("../history.js").Ended} */ { succeeded, failed, timedOut, stopped }) =>
        added([[succeeded, both("more upgraded", "新增成功")], [failed, both("failed", "失败")], [timedOut, both("timed out", "超时")], [stopped, both("stopped", "停止")]]),
      done: (/** @type {string} */ progress, /** @type {number} */ finished, /** @type {number | null} */ total) => both(
        `${progress}. ${total === null ? devices(finished) : `${number(finished)} of ${number(total)}`} done.`,
        `${progress}。${total === null ? devices(finished) : `${devices(total)}中${units(finished)}`}已结束。`,
      ),
      failure: (/** @type {string} */ title) => both(`${title}. Retrying.`, `${title}，将重试。`),
      pollingEnded: (/** @type {string} */ title) => both(`Updates stopped. ${title}.`, `已停止更新：${title}。`),
      recovered: both("The platform responds again.", "平台已恢复响应。"),
      offline: both("You are offline.", "网络已断开。"),
      online: both("You are online again.", "网络已恢复。"),
    },
  };
}
