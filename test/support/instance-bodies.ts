import type { Fake } from './fake.ts';

/** As Terraform's provider sends it. */
export const instanceBody = {
  ...{ name: 'tf_test_instance', spec: 'swr.ee.professional', charge_mode: 'postPaid', obs_encrypt: false },
  ...{ vpc_id: 'vpc-12345678', subnet_id: 'subnet-87654321', project_id: '0f1e2d3c4b5a69788796a5b4c3d2e1f0' },
  enterprise_project_id: '0',
} as const;

export interface NewInstance {
  readonly instance_id: string;
  readonly job_id: string;
  /** The path of the instance, and that of its job. */
  readonly instance: string;
  readonly job: string;
}

/** Begins to create an instance. */
export const createInstance = async ({ post, swr }: Fake, changes: object = {}): Promise<NewInstance> => {
  const project = `/v2/${swr.projectId}`;
  const { status, body } = await post(`${project}/instances`, { ...instanceBody, ...changes });
  if (status !== 202) throw new Error(`${status}: ${body.error_msg}`);
  const { instance_id, job_id } = body;
  return { instance_id, job_id, instance: `${project}/instances/${instance_id}`, job: `${project}/jobs/${job_id}` };
};

/** Creates an instance and waits until it runs. */
export const runningInstance = async (fake: Fake, changes: object = {}): Promise<NewInstance> => {
  const made = await createInstance(fake, changes);
  fake.clock.advance(5000);
  return made;
};
