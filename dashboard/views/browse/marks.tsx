import type { Schemas } from '../../api.ts';
import { Status, type Tone, toneOf } from '../../parts/shape.tsx';
import { shown } from '../../text.ts';
import { words } from '../../words.ts';

type Verdict = Schemas['Verdict'];

const tones: Readonly<Record<Verdict, Tone>> = { yes: 'good', no: 'bad', unknown: 'warn', none: 'idle' };

/** Whether there is a signature, and whether it verifies. */
export const Signed = ({ verdict }: { readonly verdict: Verdict }) => (
  <Status tone={tones[verdict]} word={words.value.browse.verdicts[verdict]} />
);

const severityTone = (severity: string): Tone => {
  if (/critical|high/i.test(severity)) return 'bad';
  return /medium/i.test(severity) ? 'warn' : 'good';
};

export const Severity = ({ severity }: { readonly severity: string }) => (
  <Status tone={severityTone(severity)} word={shown(severity)} />
);

/** How far a scan is and, once it has succeeded, what it found. */
export const ScanState = ({ scan }: { readonly scan: Schemas['BrowsedScan'] | undefined }) => {
  const { browse } = words.value;
  if (scan === undefined) return <span class="muted">{browse.notScanned}</span>;
  if (scan.status !== 'Success') return <Status tone={toneOf(scan.status)} word={scan.status} />;
  return (
    <Status
      tone={scan.total === 0 ? 'good' : severityTone(scan.severity ?? '')}
      word={scan.total === 0 ? browse.clean : `${shown(scan.severity ?? '')} · ${browse.found(scan.total)}`}
    />
  );
};
