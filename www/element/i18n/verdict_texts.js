/** The verdict, its reasons, and the next step. @param {import("./tools.js").Tools} tools */
export function verdictTexts({ both, number, pluralize, devices, units }) {
  /** @param {number} count */
  const are = (count) => (count === 1 ? "is" : "are");
  /** @param {number} count */
  const were = (count) => (count === 1 ? "was" : "were");

  return {
    /** Joins clauses to a sentence. */
    sentence: (/** @type {string} */ lead, /** @type {string[]} */ clauses) => both(
      `${[lead, clauses.join(", ")].filter(Boolean).join(": ")}.`,
      `${[lead, clauses.join("，")].filter(Boolean).join("：")}。`,
    ),
    verdict: {
      scheduled: both("Scheduled", "未到开始时间"),
      queued: both("Waiting", "等待中"),
      waiting_for_devices: both("Waiting for devices", "等待设备上线"),
      in_progress: both("In progress", "升级中"),
      in_progress_with_failures: both("In progress with failures", "升级中，有失败"),
      window_closed: both("Window closed", "时间窗口已结束"),
      succeeded: both("Succeeded", "成功"),
      finished_with_failures: both("Finished with failures", "部分成功"),
      failed: both("Failed", "失败"),
      stopped: both("Stopped", "已停止"),
      nothing_to_do: both("No devices in this task", "任务中没有设备"),
      unknown: both("Unknown status", "状态未知"),
    },
    waitingForDevices: (/** @type {number} */ waiting) => both(`Waiting for ${devices(waiting)} to come online`, `等待${devices(waiting)}上线`),
    clause: {
      startsIn: (/** @type {string} */ distance) => both(`starts ${distance}`, `将于${distance}开始`),
      upgraded: (/** @type {number} */ count, /** @type {number | null} */ total) => both(
        total === null ? `${devices(count)} upgraded` : `${number(count)} of ${devices(total)} upgraded`,
        total === null ? `${devices(count)}已升级` : `${devices(total)}中${units(count)}已升级`,
      ),
      upgradedUnknown: both("the platform did not say how many devices are upgraded", "平台未提供已升级的设备数"),
      allUpgraded: (/** @type {number} */ total) => both(total === 1 ? "the one device is upgraded" : `all ${devices(total)} upgraded`, `全部${devices(total)}均已升级`),
      failed: (/** @type {number} */ count) => both(`${number(count)} failed`, `${units(count)}失败`),
      timedOut: (/** @type {number} */ count) => both(`${number(count)} timed out`, `${units(count)}超时`),
      not: (/** @type {number} */ count) => both(`${number(count)} not`, `${units(count)}未升级`),
      inProgress: (/** @type {number} */ count) => both(`${number(count)} still being upgraded`, `${units(count)}仍在升级`),
      notReached: (/** @type {number} */ count) => both(`${number(count)} not reached in time`, `${units(count)}未能按时升级`),
      leftBefore: (/** @type {number} */ count) => both(`${number(count)} left at the last response`, `上次响应时剩余${units(count)}`),
      noCounts: both("the platform sent no device counts", "平台未提供设备数量"),
    },
    reason: {
      otherTask: (/** @type {string} */ asked, /** @type {string} */ received) => both(
        `Asked about ${asked}, the platform responded about ${received}.`,
        `查询的是 ${asked}，平台返回的是 ${received}。`,
      ),
      asExpected: both("No failures so far.", "目前无失败。"),
      missesWindow: (/** @type {boolean} */ isLikely, /** @type {number} */ left) => both(
        isLikely ? `Will probably not finish within the window; about ${devices(left)} left.` : "May not finish within the window.",
        isLikely ? `很可能无法在时间窗口内完成，约剩${devices(left)}。` : "可能无法在时间窗口内完成。",
      ),
      startsAt: (/** @type {string} */ time) => both(`The time window begins at ${time}.`, `时间窗口从${time}开始。`),
      windowEndedAt: (/** @type {string} */ time) => both(`The time window ended at ${time}.`, `时间窗口已于${time}结束。`),
      windowEndsAt: (/** @type {string} */ time, /** @type {string} */ distance) => both(`The time window ends ${distance}, at ${time}.`, `时间窗口将于${distance}（${time}）结束。`),
      mayBeRetried: (/** @type {number} */ times, /** @type {boolean} */ isEnded) => both(
        `The platform may ${isEnded ? "still " : ""}retry failed devices, up to ${pluralize(times, "time")}${isEnded ? ": refresh to see" : ""}.`,
        `平台${isEnded ? "仍" : ""}可能重试失败的设备，最多${number(times)}次${isEnded ? "，请刷新查看" : ""}。`,
      ),
      offline: (/** @type {number} */ count) => both(`${devices(count)} yet to come online.`, `${devices(count)}尚未上线。`),
      neverReached: (/** @type {number} */ count) => both(`${devices(count)} ${were(count)} never reached.`, `${devices(count)}始终未开始升级。`),
      unaccounted: (/** @type {number} */ count) => both(`${devices(count)} ${are(count)} in none of the platform’s counts.`, `${devices(count)}未计入平台的任何一类结果。`),
      countsExceedTotal: (/** @type {number} */ sum, /** @type {number} */ total) => both(
        `The platform counts ${devices(sum)}, more than its total of ${number(total)}.`,
        `平台统计了${devices(sum)}，超过其总数${number(total)}。`,
      ),
      issues: (/** @type {number} */ count) => both(`The response has ${pluralize(count, "unexpected value")}, listed below.`, `响应中有${number(count)}处数据异常，见下文。`),
    },
    nextAction: {
      /** `nothing` is the label if no action is needed, `label` otherwise. */
      nothing: both("Nothing to do: ", "无需操作："),
      continues: both("the upgrade goes on by itself.", "升级会自动继续。"),
      startsByItself: both("the platform starts it by itself.", "平台会自动开始。"),
      startsWithWindow: both("it starts when its time window begins.", "到达开始时间后会自动开始。"),
      startsWhenOnline: both("each device is upgraded once it comes online.", "设备上线后会自动升级。"),
      allUpgraded: both("every device has the new version.", "所有设备均已是新版本。"),
      taskEnded: both("the task is over.", "任务已结束。"),
      label: both("Next: ", "下一步："),
      awaitRetries: both("see whether the retries succeed.", "查看重试结果。"),
      findCauses: both("find the causes of the failures", "查明失败原因"),
      removeCauses: both("remove the causes of the failures", "排除失败原因"),
      /** `causes` is one of the two above, `then` one of the texts below. */
      investigate: (/** @type {string} */ causes) => both(`${causes}.`, `${causes}。`),
      investigateNow: (/** @type {string} */ causes) => both(`${causes}, before more are upgraded.`, `在更多设备升级之前，${causes}。`),
      investigateThen: (/** @type {string} */ causes, /** @type {string} */ then) => both(`${causes}, then ${then}`, `${causes}，再${then}`),
      rerun: (/** @type {number} */ count) => both(`upgrade the ${count === 1 ? "device" : devices(count)} left in a new task.`, `新建任务升级剩余的${devices(count)}。`),
      investigateAfterRetries: (/** @type {string} */ causes, /** @type {number} */ waiting) => both(
        `${causes}, unless the retries succeed${waiting ? `, and upgrade the other ${number(waiting)} in a new task` : ""}.`,
        `若重试仍不成功，${causes}${waiting ? `，并新建任务升级其余${units(waiting)}` : ""}。`,
      ),
      awaitThen: (/** @type {number} */ count, /** @type {string} */ then) => both(
        `wait for the ${devices(count)} still being upgraded${then ? `, then ${then}` : "."}`,
        `等待仍在升级的${devices(count)}完成${then ? `，再${then}` : "。"}`,
      ),
      investigateStatus: both("find out why the platform calls the task failed.", "查明平台为何将任务标为失败。"),
      investigateTask: both("find out why the task failed, then create a new one.", "查明任务失败的原因，再新建任务。"),
      newResponse: both("get a newer response: this one is from before the window closed.", "获取新的响应：当前响应早于时间窗口结束。"),
      newWindow: (/** @type {number} */ count) => both(
        `create a task with a new time window for the ${count === 1 ? "device" : devices(count)} left.`,
        `为剩余的${devices(count)}新建任务，设定新的时间窗口。`,
      ),
      planWindow: both("plan another time window for the devices that may be left.", "为可能来不及升级的设备安排新的时间窗口。"),
      newTask: (/** @type {number} */ count) => both(
        `create a new task if the remaining ${count === 1 ? "device is" : `${devices(count)} are`} to be upgraded.`,
        `如果剩余的${devices(count)}仍需升级，请新建任务。`,
      ),
      checkDevices: (/** @type {number} */ count) => both(`check ${devices(count)} on the platform: not counted as upgraded.`, `在平台上核对${devices(count)}：平台未将其计为已升级。`),
      checkTargets: both("check the targets of the task, unless it was meant to be empty.", "检查任务的升级对象，除非本就没有设备。"),
      checkCounts: both("check on the platform: the counts here are not reliable.", "在平台上核对：此处的设备数不可靠。"),
      checkProgress: (/** @type {string} */ duration) => both(
        `check the devices in progress, if ${duration} without a change is long for this upgrade.`,
        `如果${duration}无变化对本次升级而言过久，请检查升级中的设备。`,
      ),
      investigateStart: both("find out why it began before its time window.", "查明任务为何在时间窗口之前开始。"),
      checkStatus: both("look the task up on the platform: its status is not a documented one.", "在平台上查看该任务：其状态不在文档所列范围内。"),
    },
  };
}
