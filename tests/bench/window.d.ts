/** Defined by page.js. */
interface Window {
  bench: {
    load(contender: string): Promise<typeof import("./contenders/ours.js")>;
    speed(contenders: string[]): ReturnType<typeof import("./speed.js").speed>;
    loopback(
      contenders: string[],
      taskQueries: Record<string, import("./contenders/client.js").TaskQuery>,
    ): ReturnType<typeof import("./loopback.js").loopback>;
    firstTask(url: string, name: import("./bodies.js").BodyName): Promise<number>;
    readOften(contender: string, name: import("./bodies.js").BodyName, times: number): Promise<void>;
    watchOften(name: import("./bodies.js").BodyName, times: number): Promise<void>;
    startPolling(contender: string, taskQuery: import("./contenders/client.js").TaskQuery, pollers: number, intervalMs: number): Promise<void>;
    responseCount(): number;
    stopPolling(): Promise<number>;
    /** Set by curves.js. */
    work(): unknown;
  };
}
