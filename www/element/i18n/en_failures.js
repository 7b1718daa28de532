/** Title and remedy of each error code, for an operator. */
export const failures = {
  unknown: { title: "Something went wrong", remedy: "Reload the page. If this stays, pass the details on to whoever runs it." },
  codes: {
    invalid_argument: {
      title: "The question is not complete or not valid",
      remedy: "Correct the operation id, the base URL, the app key or the access token, as the details say.",
    },
    network: {
      title: "The platform cannot be reached",
      remedy: "Check the network and the base URL. If both are right, the platform does not allow this page’s origin (CORS): ask through a proxy on that origin.",
    },
    timeout: { title: "The platform did not answer in time", remedy: "It may be busy. If this stays, check the network and the proxies on the way." },
    unauthorized: {
      title: "The access token or the app key is not accepted",
      remedy: "Enter a fresh access token: it expires, and only the newest one of an application is valid. Check the app key, too.",
    },
    throttled: {
      title: "The platform is asked too often",
      remedy: "By default it allows an application 100 calls a minute, whoever makes them. Ask less often, or have its maintenance personnel raise the limit.",
    },
    bad_request: { title: "The platform calls the request malformed", remedy: "Check the format of the operation id." },
    task_not_found: { title: "There is no such upgrade task", remedy: "Check the operation id, and that the app key is of the application that created the task." },
    platform_error: { title: "The platform reports an error", remedy: "Look up its code in the platform’s documentation, or ask its maintenance personnel." },
    http_error: { title: "An HTTP error came in place of an answer", remedy: "Check that the base URL leads to the platform, and the proxies on the way to it." },
    invalid_json: { title: "The response is not JSON", remedy: "Check that it comes from the platform, and not from a proxy or a web page." },
    invalid_response: { title: "The answer is not an upgrade task", remedy: "Check that it is the platform’s answer to this very question." },
    internal_error: { title: "This page has a fault", remedy: "Reload it. If this stays, pass the details on to whoever runs it." },
  },
  /** By platform code, as documented. @type {Record<string, { title: string, remedy: string }>} */
  platformCodes: {
    100025: {
      title: "The app key does not reach the platform",
      remedy: "A proxy on the way drops its header: nginx does, unless underscores_in_headers is on.",
    },
    100203: { title: "The platform does not know the application", remedy: "Check the app key." },
    100217: { title: "The application may not do this", remedy: "Have the application authorized on the platform." },
    50252: { title: "The platform has an internal fault", remedy: "Try again later; if this stays, ask its maintenance personnel." },
  },
};
