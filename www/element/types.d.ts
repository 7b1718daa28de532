/** `iot-upgrade-task/element`: a custom element that shows an operator how an upgrade task is going. */

import type { AccessToken, UpgradeTask, UpgradeTaskClient, UpgradeTaskError, UpgradeTaskUpdate } from "iot-upgrade-task";

/**
 * `<upgrade-task-status>`. It begins to ask as soon as it is in a page and has an operation id, an
 * access token, and either a client or both a base URL and an app key; a change of any of them asks
 * anew. Taken out of the page it asks no more; put back it goes on.
 *
 * Importing this module defines it; on a server that does nothing.
 */
export class UpgradeTaskStatusElement extends HTMLElement {
  /** The platform, or a prefix on the page's own origin that is proxied to it. Attribute `base-url`. */
  baseUrl: string;
  /** The application's key. Attribute `app-key`. */
  appKey: string;
  /** Which task. Attribute `operation-id`. */
  operationId: string;
  /**
   * How often the task is asked for, in whole seconds from 1 on; `"off"`: once, then when the reader
   * says so. Anything else, such as nothing: every 5 to 60 s, more often while much changes. The reader
   * can change it on the screen. Attribute `refresh`.
   */
  refresh: string;
  /** By whose leave. Never an attribute, never shown, never stored. */
  accessToken: AccessToken | null;
  /** Asks in place of `baseUrl` and `appKey`: for other options, such as a proxy's headers or a `fetch` of one's own. */
  client: UpgradeTaskClient | null;
  /**
   * The task that is shown; null while there is none. Setting a task shows that one and asks for
   * nothing; setting null goes back to asking.
   */
  task: UpgradeTask | null;
  /** What the screen says in a few words, such as `"62% · In progress"`; empty while there is nothing to tell. For titles. */
  readonly headline: string;
  /** The screen as plain text, for a ticket: without the access token, the app key and the platform's address. */
  readonly summary: string;
  /** Asks at once, as the reader's button does; anew, where the asking has ended. */
  ask(): void;
  /**
   * Shows a saved answer of the platform, or the error that a saved error body tells, and asks no
   * more. It never throws or rejects: whatever is wrong with the body is shown. Resolves once it is.
   */
  showAnswer(body: string | Uint8Array | ArrayBuffer): Promise<void>;

  addEventListener<K extends keyof UpgradeTaskStatusEventMap>(
    type: K,
    listener: (this: UpgradeTaskStatusElement, event: UpgradeTaskStatusEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (this: UpgradeTaskStatusElement, event: HTMLElementEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

/** The element's events; all of them bubble, out of shadow roots, too. */
export interface UpgradeTaskStatusEventMap {
  /** An answer, changed or not, or a failed attempt that will be tried again (`error` is set). */
  "upgrade-task-update": CustomEvent<UpgradeTaskUpdate>;
  /** Every failure, of a saved answer, too. */
  "upgrade-task-error": CustomEvent<{
    error: UpgradeTaskError;
    /** How long until it is tried again; null when it is not, or while the reader has paused. */
    retryInMs: number | null;
  }>;
  /** The task has ended; the last update. */
  "upgrade-task-end": CustomEvent<UpgradeTaskUpdate>;
}

/**
 * What JSX may set. A framework whose JSX is not the global one takes it in with three lines, such as for React 19:
 *
 * ```ts
 * declare module "react" {
 *   namespace JSX {
 *     interface IntrinsicElements { "upgrade-task-status": HTMLAttributes<HTMLElement> & UpgradeTaskStatusProps }
 *   }
 * }
 * ```
 */
export interface UpgradeTaskStatusProps {
  /** The platform, or a prefix on the page's own origin. */
  "base-url"?: string;
  /** The application's key. */
  "app-key"?: string;
  /** Which task. */
  "operation-id"?: string;
  /** `"en"…` or `"zh"…`; by default that of the page around it, else the browser's. */
  lang?: string;
  /** Seconds, or `"off"`. */
  refresh?: number | string;
  /** By whose leave; a property. */
  accessToken?: AccessToken | null;
  /** In place of `base-url` and `app-key`; a property. */
  client?: UpgradeTaskClient | null;
  /** A task to show without asking; a property. */
  task?: UpgradeTask | null;
}

declare global {
  interface HTMLElementTagNameMap {
    "upgrade-task-status": UpgradeTaskStatusElement;
  }
  namespace JSX {
    interface IntrinsicElements {
      "upgrade-task-status": UpgradeTaskStatusProps & { id?: string; class?: string; className?: string; style?: unknown; key?: unknown; ref?: unknown };
    }
  }
}
