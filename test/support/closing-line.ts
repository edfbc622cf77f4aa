import type { Reporter, TestModule } from 'vitest/node';

/** Ends a run with the one line that CI reads. */
class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const count = (state: string) => tests.filter((test) => test.result().state === state).length;
    const broken = modules.filter((module) => module.state() === 'failed' && module.children.size === 0).length;
    console.log(`\n${count('passed')} passed, ${count('failed') + broken} failed, ${count('skipped')} skipped`);
  }
}

// biome-ignore lint/style/noDefaultExport: vitest takes a reporter by its default export
export default ClosingLine;
