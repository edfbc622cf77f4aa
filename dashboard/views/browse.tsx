import { address, linkTo } from '../address.ts';
import { ViewHead } from '../parts/view-head.tsx';
import { shown } from '../text.ts';
import { words } from '../words.ts';
import { Artifacts } from './browse/artifacts.tsx';
import { Instances } from './browse/instances.tsx';
import { Namespaces } from './browse/namespaces.tsx';
import { Repositories } from './browse/repositories.tsx';

/** The way down to what is shown. Names are values of the query: they may hold slashes. */
const Crumbs = () => {
  const { i, ns, repo } = address.value.query;
  const { browse } = words.value;
  const steps = [
    [browse.instances, linkTo('browse')],
    ...(i === undefined ? [] : [[i.slice(0, 8), linkTo('browse', { i })]]),
    ...(ns === undefined ? [] : [[ns, linkTo('browse', { i, ns })]]),
    ...(repo === undefined ? [] : [[repo, linkTo('browse', { i, ns, repo })]]),
  ] as const;
  return (
    <nav aria-label={browse.path}>
      <ol class="crumbs">
        {steps.map(([name = '', href], at) => (
          <li key={href}>
            <a href={href} aria-current={at === steps.length - 1 ? 'location' : undefined}>
              {shown(name)}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
};

const Level = () => {
  const { i, ns, repo } = address.value.query;
  if (i === undefined) return <Instances />;
  if (ns === undefined) return <Namespaces key={i} instance={i} />;
  if (repo === undefined) return <Repositories key={ns} instance={i} namespace={ns} />;
  return <Artifacts key={`${ns}/${repo}`} instance={i} namespace={ns} repository={repo} />;
};

/** What a world's registry holds, from the instances down to the artifacts. */
export const Browse = () => (
  <>
    <ViewHead title={words.value.views.browse}>
      <Crumbs />
    </ViewHead>
    <Level />
  </>
);
