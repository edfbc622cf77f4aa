import type { ErrorObject } from 'ajv';

/** Of a value that may have one of several forms (anyOf), ajv reports the violations of every form and then that none fits. */
interface Schema {
  readonly type?: string;
  readonly anyOf?: readonly Schema[];
  readonly required?: readonly string[];
}

/** That forms differ only in the fields that they must have: then no form is meant, a field is missing. */
export const isOfFields = ({ anyOf = [] }: Schema): boolean =>
  anyOf.every((form) => Object.keys(form).every((keyword) => keyword === 'required'));

/** That an object was given where just one of the forms is an object: then that form is what was meant. */
const isObjectMeant = ({ data, parentSchema }: ErrorObject): boolean => {
  const forms = (parentSchema as Schema | undefined)?.anyOf ?? [];
  return typeof data === 'object' && data !== null && forms.filter(({ type }) => type !== 'string').length === 1;
};

const lacksFields = ({ keyword, parentSchema }: ErrorObject): boolean =>
  keyword === 'anyOf' && isOfFields(parentSchema as Schema);

const isWithin = ({ instancePath, schemaPath }: ErrorObject, none: ErrorObject): boolean =>
  schemaPath.startsWith(`${none.schemaPath}/`) ||
  (!lacksFields(none) &&
    (instancePath.startsWith(`${none.instancePath}/`) || (instancePath === none.instancePath && isObjectMeant(none))));

/** More than that the value as a whole is of another form. */
const tellsMore = ({ keyword, instancePath }: ErrorObject, none: ErrorObject): boolean => {
  if (keyword === 'anyOf' || keyword === 'oneOf' || !instancePath.startsWith(none.instancePath)) return false;
  return instancePath !== none.instancePath || (keyword !== 'type' && keyword !== 'enum');
};

/**
 * The violations worth telling: of a value with several forms that it has none of them, or, where it is plain which one
 * was meant, in what it differs from that one.
 */
export const relevant = (errors: readonly ErrorObject[]): readonly ErrorObject[] => {
  const nones = errors.filter(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf');
  const isMeant = (none: ErrorObject) => isObjectMeant(none) && errors.some((error) => tellsMore(error, none));
  return errors.filter((error) => {
    if (nones.includes(error) && isMeant(error)) return false;
    const none = nones.find((candidate) => candidate !== error && isWithin(error, candidate));
    return none === undefined || (isMeant(none) && tellsMore(error, none));
  });
};
