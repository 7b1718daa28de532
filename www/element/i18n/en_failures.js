/** Title and remedy of each error, for an operator. */
export const failures = {
  unknown: { title: "Something went wrong", remedy: "Reload the page. If this stays, pass the details on to whoever runs it." },
  codes: {
    invalid_argument: {
      title: "The query is not complete or not valid",
      remedy: "Correct the operation id, the base URL, the app key or the access token, as the details say.",
    },
    timeout: { title: "The platform did not respond in time", remedy: "It may be busy. If this stays, check the network and the proxies between here and the platform." },
    unauthorized: {
      title: "The access token or the app key is not accepted",
      remedy: "Enter a fresh access token: it expires, and only the newest one of an application is valid. Check the app key, too.",
    },
    throttled: {
      title: "Call limit reached (100/min)",
      remedy: "By default the platform allows an application 100 calls a minute, whoever makes them. Refresh less often, or have its maintenance personnel raise the limit.",
    },
    bad_request: { title: "The platform rejected the request", remedy: "Check the format of the operation id." },
    task_not_found: { title: "There is no such upgrade task", remedy: "Check the operation id, and that the app key is of the application that created the task." },
    platform_error: { title: "The platform reports an error", remedy: "Look up its code in the platform’s documentation, or ask its maintenance personnel." },
    invalid_json: { title: "The response is not JSON", remedy: "Check that it comes from the platform, and not from a proxy or a web page." },
    invalid_response: { title: "The response is not an upgrade task", remedy: "Check that it is the platform’s response to this very query." },
    internal_error: { title: "This page has a fault", remedy: "Reload it. If this stays, pass the details on to whoever runs it." },
  },
  tooLarge: { title: "The response is too large", remedy: "Check that the base URL leads to the platform: a response about a task is small." },
  withStatus: (/** @type {string} */ title, /** @type {number} */ status) => `${title} (HTTP ${status})`,
  /** Requests without a response, as far as a page can know why. */
  network: {
    policy: { title: "This page may not query that address", remedy: "Its Content-Security-Policy forbids it: have the origin of the base URL added to connect-src." },
    mixedContent: { title: "This page may not query that address", remedy: "It came by https, so that it cannot call http. Use https, or a proxy on this page’s origin." },
    offline: { title: "This browser is offline", remedy: "Check the network of this device." },
    ownServer: { title: "The platform cannot be reached", remedy: "Check the network, and this page’s own server: the proxy to the platform runs there." },
    unknown: {
      title: "The platform cannot be reached",
      remedy:
        "Check the network and the base URL. A browser also blocks a platform whose certificate it does not trust "
        + "(open the base URL in a tab to see), or that does not allow this page’s origin (CORS): then a proxy on this page’s origin helps.",
    },
  },
  /** Responses without a code of the platform's. */
  http: {
    redirect: {
      title: "The platform’s address redirects to another",
      remedy: "A login page or a gateway may be in front of the platform: sign in there, or correct the base URL.",
    },
    login: {
      title: "A server in front of the platform wants a login",
      remedy: "Sign in there, or have it let the page’s calls through. The platform itself has not been asked.",
    },
    proxy: {
      title: "Platform unavailable",
      remedy: "The proxy does not reach it. Why, such as a certificate, is in its error log: tell whoever runs it.",
    },
    unavailable: {
      title: "Platform unavailable",
      remedy: "It, or a proxy between here and the platform, is down or overloaded. If this stays, tell whoever runs it.",
    },
    notFound: {
      title: "The platform is not at this address",
      remedy: "Check that the base URL leads to the platform, and the proxies between here and the platform.",
    },
    refused: {
      title: "The request was refused on the way",
      remedy: "A server between here and the platform refused it. Check the base URL, and that server’s rules.",
    },
  },
  /** By platform code, as documented. @type {Record<string, { title: string, remedy: string }>} */
  platformCodes: {
    100025: {
      title: "The app key does not reach the platform",
      remedy: "A proxy between here and the platform drops its header: nginx does, unless underscores_in_headers is on.",
    },
    100203: { title: "The platform does not know the application", remedy: "Check the app key." },
    100217: { title: "The application may not do this", remedy: "Have the application authorized on the platform." },
    50252: { title: "The platform has an internal fault", remedy: "Try again later; if this stays, ask its maintenance personnel." },
  },
};
