import type { FormError } from '../api-error.ts';

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

type Named = { readonly name: string; readonly name_localizations?: Readonly<Record<string, string>> | null };

/** Names of slash commands and options: letters, digits, dashes, and lower case wherever there is one. */
export function checkName(
  { name, name_localizations: localized }: Named,
  path: FormError['path'],
): FormError[] {
  const names = [{ at: ['name'], name }];
  for (const [locale, text] of Object.entries(localized ?? {})) {
    names.push({ at: ['name_localizations', locale], name: text });
  }
  return names.flatMap(({ at, name: text }) =>
    NAME.test(text) && text === text.toLowerCase()
      ? []
      : [
          {
            path: [...path, ...at],
            code: 'APPLICATION_COMMAND_INVALID_NAME',
            message: 'Command name is invalid',
          },
        ],
  );
}
