/** The same words in another language: each text a text, each function one of the same inputs. */
export type InAnotherLanguage<Words> = {
  readonly [Name in keyof Words]: Words[Name] extends string
    ? string
    : Words[Name] extends (...given: infer Given) => string
      ? (...given: Given) => string
      : InAnotherLanguage<Words[Name]>;
};
