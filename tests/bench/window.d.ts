/** What page.js puts into its page. */
interface Window {
  bench: {
    load(contender: string): Promise<typeof import("./contenders/ours.js")>;
    speed(contenders: string[]): ReturnType<typeof import("./speed.js").speed>;
    loopback(
      contenders: string[],
      questions: Record<string, import("./contenders/client.js").Question>,
    ): ReturnType<typeof import("./loopback.js").loopback>;
    firstTask(url: string, name: import("./bodies.js").BodyName): Promise<number>;
    readOften(contender: string, name: import("./bodies.js").BodyName, times: number): Promise<void>;
    watchOften(name: import("./bodies.js").BodyName, times: number): Promise<void>;
    ask(contender: string, question: import("./contenders/client.js").Question, askers: number, intervalMs: number): Promise<void>;
    answers(): number;
    stopAsking(): Promise<number>;
  };
}
