/** `iot-upgrade-task/element`: a custom element that shows an upgrade task to an operator. */

import type { AccessToken, UpgradeTask, UpgradeTaskClient, UpgradeTaskError, UpgradeTaskResponseUpdate, UpgradeTaskUpdate } from "iot-upgrade-task";

/**
 * `<upgrade-task-status>`. It polls while it is connected and has an operation id, an access token,
 * and either a client or both a base URL and an app key; what is missing is named on the screen. The order
 * in which they are set does not matter. Polling stops on disconnect and resumes on reconnect.
 *
 * Whatever is thrown, also by a given client, is shown and dispatched as `upgrade-task-error`.
 *
 * Importing this module defines the element; on a server it has no effect.
 */
export class UpgradeTaskStatusElement extends HTMLElement {
  /** URL of the platform, or a path on the page's own origin that is proxied to it. Attribute `base-url`. */
  get baseUrl(): string;
  set baseUrl(value: string | URL | null | undefined);
  /** Id of the application. Attribute `app-key`. */
  get appKey(): string;
  set appKey(value: string | null | undefined);
  /** Id of the task; another one shows that task. Attribute `operation-id`. */
  get operationId(): string;
  set operationId(value: string | null | undefined);
  /** The language of the screen, English or Chinese; without it, that of the page. Attribute `lang`. */
  get lang(): string;
  set lang(value: string | null | undefined);
  /**
   * The polling interval in seconds, rounded to whole ones, at least 1, and at least 60 while the page is hidden; `"off"`: poll once, then only on request. With any
   * other value, or without one, the interval adapts between 5 and 60 s to how much changes. The user can
   * change it on the screen. Attribute `refresh`.
   */
  get refresh(): string;
  set refresh(value: string | number | null | undefined);
  /**
   * The list of devices. `"auto"`, the default: when devices fail, up to 100 of them are queried with their
   * reasons, again when their number has changed, at most once a minute and when the task has ended; other
   * devices when the user asks for them, who is told how many calls that takes. `"off"`: none. Attribute `devices`.
   */
  get devices(): "auto" | "off";
  set devices(value: "auto" | "off" | null | undefined);
  /**
   * The access token, as for a client. It is never an attribute, never displayed and never stored.
   *
   * A new text is used from the next poll on, a new function when a token is needed next: the token that
   * the previous one returned is kept until the platform rejects it. So a function may be a new one at each
   * render. After an error that ended polling, a new text starts it again.
   */
  get accessToken(): AccessToken | null;
  set accessToken(value: AccessToken | null | undefined);
  /**
   * Used instead of `baseUrl` and `appKey`, for a client with other options, such as a custom `fetch`.
   * Another client is used from the next poll on.
   */
  get client(): UpgradeTaskClient | null;
  set client(value: UpgradeTaskClient | null | undefined);
  /**
   * The displayed task, or null. Setting a task displays it and stops polling until it is set to null
   * again. A copy from JSON, with texts in place of dates, is a task, too.
   */
  get task(): UpgradeTask | null;
  set task(value: UpgradeTask | null | undefined);
  /**
   * A link to this screen in the host page, or `""`. The screen then offers to copy it, and appends it to a
   * copied summary; `summary` itself does not contain it.
   */
  get link(): string;
  set link(value: string | null | undefined);
  /** Whether the `client` plays a recording. The screen then calls nothing live, and promises no next response. */
  recording: boolean;
  /** The state in a few words for a title, such as `"62% · In progress · 3 failed"`; empty while there is nothing to show. */
  readonly headline: string;
  /** The screen as plain text for a ticket, without the access token, the app key and the platform's address. */
  readonly summary: string;
  /** Polls immediately, like the refresh button; restarts polling if it has ended. No effect while disconnected. */
  ask(): void;
  /**
   * Displays a saved response body, of a task or of its devices, or several of them one after the other
   * (of several tasks the last one), or the error in a saved error body if there is nothing else, and stops
   * polling until there is another operation id or `task` is set to null. Devices are displayed with those of other saved pages, and with a saved task. It never throws or
   * rejects: an invalid body is displayed as an error. Resolves once it is displayed.
   */
  showAnswer(body: string | Uint8Array | ArrayBuffer): Promise<void>;

  /** Listens to an event of the element. */
  addEventListener<K extends keyof UpgradeTaskStatusEventMap>(
    type: K,
    listener: (this: UpgradeTaskStatusElement, event: UpgradeTaskStatusEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  /** Listens to an event of any element. */
  addEventListener<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (this: UpgradeTaskStatusElement, event: HTMLElementEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  /** Listens to any other event. */
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
  /** Stops listening to an event of the element. */
  removeEventListener<K extends keyof UpgradeTaskStatusEventMap>(
    type: K,
    listener: (this: UpgradeTaskStatusElement, event: UpgradeTaskStatusEventMap[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  /** Stops listening to an event of any element. */
  removeEventListener<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (this: UpgradeTaskStatusElement, event: HTMLElementEventMap[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  /** Stops listening to any other event. */
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
}

/** How bad it is: the icon and the colour of the verdict. `failed`: the task, or at least a tenth of all devices; `warning`: fewer, and what else needs attention. */
export type Severity = "failed" | "warning" | "succeeded" | "inProgress" | "stopped" | "waiting" | "unknown";

/** The element's events. All of them bubble and are composed. */
export interface UpgradeTaskStatusEventMap {
  /** Every response, changed or not, and every failed attempt that will be retried (`error` is set). */
  "upgrade-task-update": CustomEvent<UpgradeTaskUpdate>;
  /** Every error, including that of a saved response and of the list of devices. */
  "upgrade-task-error": CustomEvent<{
    /** What went wrong. */
    error: UpgradeTaskError;
    /** Time until the retry, in ms; null if there is none, also while the user has paused polling. */
    retryInMs: number | null;
    /** Whether it has ended polling, which the error of a list of devices or of a saved response does not. */
    isFinal: boolean;
  }>;
  /** The task has ended. The detail is the last update. */
  "upgrade-task-end": CustomEvent<UpgradeTaskResponseUpdate>;
  /** The headline or its severity has changed, whatever the cause: a response, the connection, the time, another task. */
  "upgrade-task-headline": CustomEvent<{
    /** As the property `headline`. */
    headline: string;
    /** How bad it is. */
    severity: Severity;
  }>;
}

/**
 * The properties in JSX. For a framework with its own JSX namespace, such as React 19, declare:
 *
 * ```ts
 * import type { DetailedHTMLProps, HTMLAttributes } from "react";
 * import type { UpgradeTaskStatusElement, UpgradeTaskStatusProps } from "iot-upgrade-task/element";
 *
 * declare module "react" {
 *   namespace JSX {
 *     interface IntrinsicElements {
 *       "upgrade-task-status": DetailedHTMLProps<HTMLAttributes<UpgradeTaskStatusElement>, UpgradeTaskStatusElement> & UpgradeTaskStatusProps;
 *     }
 *   }
 * }
 * ```
 */
export interface UpgradeTaskStatusProps {
  /** URL of the platform, or a path on the page's own origin. */
  "base-url"?: string | undefined;
  /** Id of the application. */
  "app-key"?: string | undefined;
  /** Id of the task. */
  "operation-id"?: string | undefined;
  /** A language tag of English or Chinese; by default the language of the page, else of the browser. */
  lang?: string | undefined;
  /** Polling interval in seconds, or `"off"`. */
  refresh?: number | string | undefined;
  /** The list of devices; `"off"`: none. */
  devices?: "auto" | "off" | undefined;
  /** The access token; a property. */
  accessToken?: AccessToken | null | undefined;
  /** Used instead of `base-url` and `app-key`; a property. */
  client?: UpgradeTaskClient | null | undefined;
  /** A task to display without polling; a property. */
  task?: UpgradeTask | null | undefined;
  /** A link to this screen in the host page. */
  link?: string | null | undefined;
  /** Whether the `client` plays a recording. */
  recording?: boolean | undefined;
  /** As React 19 listens to an event. */
  "onupgrade-task-update"?: ((event: UpgradeTaskStatusEventMap["upgrade-task-update"]) => void) | undefined;
  /** As React 19 listens to an event. */
  "onupgrade-task-error"?: ((event: UpgradeTaskStatusEventMap["upgrade-task-error"]) => void) | undefined;
  /** As React 19 listens to an event. */
  "onupgrade-task-end"?: ((event: UpgradeTaskStatusEventMap["upgrade-task-end"]) => void) | undefined;
  /** As React 19 listens to an event. */
  "onupgrade-task-headline"?: ((event: UpgradeTaskStatusEventMap["upgrade-task-headline"]) => void) | undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    "upgrade-task-status": UpgradeTaskStatusElement;
  }
  namespace JSX {
    interface IntrinsicElements {
      "upgrade-task-status": UpgradeTaskStatusProps & {
        id?: string | undefined;
        class?: string | undefined;
        className?: string | undefined;
        dir?: string | undefined;
        hidden?: boolean | undefined;
        inert?: boolean | undefined;
        role?: string | undefined;
        slot?: string | undefined;
        style?: unknown;
        tabIndex?: number | undefined;
        title?: string | undefined;
        key?: unknown;
        ref?: unknown;
      };
    }
  }
}
