/** What is the same whatever the worlds hold, and the figures of this process. */
const ofProcess = /^\/_fake\/?(?:(?:health|metrics|[a-z]+\.json|certificate\.pem)(?:\?.*)?)?$/;

/** What was seen by this process: there is something to tell even where the worlds cannot be known. */
const seenHere = /^\/_fake\/(?:journal|coverage)(?=[/?]|$)/;

/** Whether a call of the control plane asks for nothing that other replicas change. */
export const isOfProcess = (target: string): boolean => ofProcess.test(target);

/** Whether a call asks for what this process has seen of clients. */
export const isSeenHere = (target: string): boolean => seenHere.test(target);
