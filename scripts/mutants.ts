/** `npm run mutants`: tries the cases on every mutant and says which case killed which. */
import { cases } from '../contracts/cases/all.ts';
import { mutants } from '../contracts/mutants/all.ts';
import { tryMutant } from '../contracts/mutants/try-mutant.ts';
import { goodService } from '../test/support/in-process-target.ts';

const width = Math.max(...mutants.map(({ name }) => name.length));
const results = [];
for (const [index, mutant] of mutants.entries()) {
  const result = await tryMutant(mutant, cases, goodService);
  const { killer, tried, isIdle } = result;
  const idle = `idle: the data have nothing that it could get wrong (${tried} cases)`;
  const survived = `SURVIVED ${tried} cases${mutant.documented ? '' : ' (its rule is not documented)'}`;
  console.log(
    `${String(index + 1).padStart(3)}/${mutants.length}  ${mutant.name.padEnd(width)}  ${killer?.id ?? (isIdle ? idle : survived)}`,
  );
  results.push(result);
}

const met = results.filter(({ isIdle }) => !isIdle);
const survivors = met.filter(({ killer }) => killer === undefined);
console.log(`\n${met.length - survivors.length}/${met.length} killed, ${results.length - met.length} idle`);
const documented = survivors.filter(({ mutant }) => mutant.documented);
for (const { mutant } of documented) console.error(`${mutant.name} breaks a documented rule: ${mutant.breaks}`);
process.exitCode = documented.length === 0 ? 0 : 1;
