// JSX that must compile, with the global namespace and with that of a framework.

import type { UpgradeTaskStatusProps } from "iot-upgrade-task/element";

declare const token: string;

export const screen = <upgrade-task-status base-url="/platform" app-key="key" operation-id="id" lang="zh" refresh={30} accessToken={token} />;
export const quiet = <upgrade-task-status refresh="off" task={null} class="wide" />;
export const linked = <upgrade-task-status link="https://console.example/" hidden role="region" title="Upgrade" slot="main" tabIndex={0} data-testid="task" aria-label="Upgrade" />;
export const listened: UpgradeTaskStatusProps = { "onupgrade-task-headline": ({ detail }) => void (document.title = detail.headline) };
// @ts-expect-error hidden is a boolean
export const shown = <upgrade-task-status hidden="no" />;
// @ts-expect-error a token function returns a token
export const bad = <upgrade-task-status accessToken={() => 42} />;
// @ts-expect-error there is no such attribute
export const unknown = <upgrade-task-status operationId={42} />;

/** As a framework declares its elements. */
namespace Framework {
  export interface HTMLAttributes {
    className?: string;
  }
  export interface IntrinsicElements {
    "upgrade-task-status": HTMLAttributes & UpgradeTaskStatusProps;
  }
}
export const props: Framework.IntrinsicElements["upgrade-task-status"] = { "operation-id": "id", className: "wide" };
