"""Answering one question: read, measured, executed by a plan or by the executor."""

import asyncio
import time
from collections.abc import AsyncIterator
from typing import Any, NamedTuple, cast

from graphql import ExecutionResult, GraphQLError, GraphQLSchema, execute, subscribe
from graphql.execution.executor_throwing_on_incremental import ExecutorThrowingOnIncremental
from graphql.execution.values import VariableValues, get_variable_values

from registry_graphql.wire.documents import Documents, Operation, Prepared
from registry_graphql.wire.faults import Refused, coded
from registry_graphql.wire.limits import Limits, OverLimit
from registry_graphql.wire.plans.plan import Plan
from registry_graphql.wire.plans.run import OutOfTime, Run, Uncovered
from registry_graphql.wire.question import Question
from registry_graphql.wire.trusted import Trusted

MOST_COERCION_ERRORS = 20


class Ready(NamedTuple):
    """A question that may be executed."""

    question: Question
    prepared: Prepared
    operation: Operation
    variables: VariableValues
    cost: int
    """Fields the answer can have at most."""


class Engine:
    """Executes questions on one schema, within limits."""

    def __init__(
        self,
        schema: GraphQLSchema,
        limits: Limits,
        *,
        trusted: Trusted | None = None,
        introspection: bool = True,
    ) -> None:
        """Take a schema; see ``Documents`` and ``Trusted`` for the rest."""
        self.schema = schema
        self.limits = limits
        self._hides = not introspection
        self._trusted = trusted or Trusted()
        self._documents = Documents(schema, limits, introspection=introspection)

    def ready(self, question: Question, *, spent: int = 0) -> Ready:
        """Read what is asked and weigh it.

        :param spent: what the questions before it in the same request cost.
        :raises Refused: if it cannot be executed, or would cost too much.
        """
        prepared = self._documents.read(self._trusted.text_of(question))
        self._trusted.note(question)
        operation = prepared.operation(question.operation_name)
        variables = get_variable_values(
            self.schema,
            operation.node.variable_definitions or (),
            cast("dict[str, Any]", question.variables),
            max_errors=MOST_COERCION_ERRORS,
            hide_suggestions=self._hides,
        )
        if not isinstance(variables, VariableValues):
            raise Refused([coded(one, "BAD_USER_INPUT") for one in variables])
        cost = operation.cost(self.schema, variables.coerced)
        if spent + cost > self.limits.cost:
            raise Refused([OverLimit("cost", self.limits.cost, spent + cost, operation.node)])
        return Ready(question, prepared, operation, variables, cost)

    async def execute(self, ready: Ready, context: object) -> ExecutionResult:
        """Execute a query or a mutation.

        :raises Refused: if its time is over before it is done.
        """
        try:
            if ready.operation.is_query:
                planned = self._by_plan(ready, context)
                return planned or await self._by_executor(ready, context)
            return await self._carried_out(ready, context)
        except (OutOfTime, TimeoutError):
            said = f"The query took longer than {self.limits.seconds:g} seconds."
            raise Refused.of(said, "TIMED_OUT") from None

    async def subscribe(
        self, ready: Ready, context: object
    ) -> AsyncIterator[ExecutionResult] | ExecutionResult:
        """Begin a subscription; answers its events, or why it cannot be."""
        begun = subscribe(
            self.schema,
            ready.prepared.document,
            context_value=context,
            variable_values=cast("dict[str, Any]", ready.question.variables),
            operation_name=ready.question.operation_name,
            hide_suggestions=self._hides,
        )
        if asyncio.iscoroutine(begun):
            begun = await begun
        return cast("AsyncIterator[ExecutionResult] | ExecutionResult", begun)

    def _by_plan(self, ready: Ready, context: object) -> ExecutionResult | None:
        """The answer of a plan; ``None`` if there cannot be one."""
        operation, variables = ready.operation, ready.variables
        key = tuple(variables.coerced.get(name) for name in operation.conditions)
        plan = operation.plans.get(key)
        if plan is None:
            plan = self._compiled(ready)
            operation.plans.put(key, plan)
        if plan is NO_PLAN:
            return None
        run = Run(
            self.schema,
            operation.node,
            operation.fragments,
            variables,
            context=context,
            deadline=time.monotonic() + self.limits.seconds,
            hides=self._hides,
        )
        try:
            return plan.execute(run)
        except Uncovered:
            operation.plans.put(key, NO_PLAN)
            return None

    def _compiled(self, ready: Ready) -> Plan:
        operation = ready.operation
        try:
            return Plan(self.schema, operation.node, operation.fragments, ready.variables)
        except (Uncovered, GraphQLError):
            return NO_PLAN

    async def _by_executor(self, ready: Ready, context: object) -> ExecutionResult:
        async with asyncio.timeout(self.limits.seconds):
            return await self._executed(ready, context, time.monotonic() + self.limits.seconds)

    async def _carried_out(self, ready: Ready, context: object) -> ExecutionResult:
        """A mutation is never broken off: what it has done is done, and whoever asked must hear."""
        return await self._executed(ready, context, None)

    async def _executed(
        self, ready: Ready, context: object, deadline: float | None
    ) -> ExecutionResult:
        result = execute(
            self.schema,
            ready.prepared.document,
            context_value=context,
            variable_values=cast("dict[str, Any]", ready.question.variables),
            operation_name=ready.question.operation_name,
            executor_class=_Timed,
            hide_suggestions=self._hides,
            deadline=deadline,
        )
        if not isinstance(result, ExecutionResult):
            result = await result
        return result


class _Timed(ExecutorThrowingOnIncremental):
    """The executor, looking at the clock at every object."""

    def __init__(self, *args: Any, deadline: float | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._deadline = deadline

    def complete_object_value(self, *args: Any, **kwargs: Any) -> Any:
        if self._deadline is not None and time.monotonic() > self._deadline:
            raise OutOfTime
        return super().complete_object_value(*args, **kwargs)


NO_PLAN = cast("Plan", object())
"""Stands where a plan cannot be."""
