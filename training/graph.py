"""A small language for ONNX graphs: constants, operations, and linear layers in int8 that don't depend on the batch.

A layer's input is quantised row by row (one scale a piece or word), its weights column by column. The product is
exact in integers, so a sentence has the same result whatever else is in the batch; with one scale for the whole
tensor, as onnxruntime's dynamic quantisation has it, a neighbour's outlier would change it. The input takes seven bits
(values 1 to 127 around 64), so that sums of two products fit 16 bits: processors without VNNI saturate there.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

Array = NDArray[np.generic]
OPSET, IR_VERSION = 17, 9
MIDDLE, REACH = 64, 63
CONTRIB = "com.microsoft"


@dataclass(slots=True)
class Rows:
    """A quantised input: its integers, and the scale of each row as a column."""

    values: str
    scale: str


@dataclass(slots=True)
class Graph:
    """Nodes and constants in the making. Every method returns the name of what it made."""

    int8: bool
    nodes: list[onnx.NodeProto] = field(default_factory=list)
    constants: dict[str, Array] = field(default_factory=dict)
    _made: int = 0

    def op(self, kind: str, *inputs: str, domain: str = "", **attributes: object) -> str:
        """One operation with one output."""
        return self.ops(kind, *inputs, outputs=1, domain=domain, **attributes)[0]

    def ops(self, kind: str, *inputs: str, outputs: int, domain: str = "", **attributes: object) -> list[str]:
        self._made += 1
        names = [f"{kind}_{self._made}_{i}" for i in range(outputs)]
        self.nodes.append(helper.make_node(kind, list(inputs), names, domain=domain, **attributes))
        return names

    def const(self, value: Array | float | list[int]) -> str:
        """A constant; a list is of int64."""
        array = np.asarray(value, dtype=np.int64) if isinstance(value, list) else np.asarray(value)
        if array.dtype == np.float64:
            array = array.astype(np.float32)
        self._made += 1
        name = f"c_{self._made}"
        self.constants[name] = array
        return name

    def half(self, value: Array) -> str:
        """A constant kept in 16 bits and widened when the model is loaded."""
        return self.op("Cast", self.const(value.astype(np.float16)), to=TensorProto.FLOAT)

    def rows(self, x: str) -> Rows | str:
        """Quantise (rows, width) row by row; without int8 the input itself."""
        if not self.int8:
            return x
        low = self.op("Neg", self.op("ReduceMin", x, axes=[1], keepdims=0))
        reach = self.op("Max", self.op("ReduceMax", x, axes=[1], keepdims=0), low, self.const(np.float32(1e-6)))
        scale = self.op("Mul", reach, self.const(np.float32(1 / REACH)))
        middle = self.op(
            "ConstantOfShape", self.op("Shape", scale), value=numpy_helper.from_array(np.array([MIDDLE], np.uint8))
        )
        values = self.op("QuantizeLinear", x, scale, middle, axis=0)
        return Rows(values, self.op("Unsqueeze", scale, self.const([1])))

    def product(self, x: Rows | str, weight: NDArray[np.float32], *, scaled: bool = True) -> str:
        """Rows times a weight (width, out), without bias; unscaled, it still lacks the factor of each row."""
        if isinstance(x, str):
            return self.op("MatMul", x, self.const(weight))
        scale = np.maximum(np.abs(weight).max(0), 1e-8) / 127
        whole = np.clip(np.round(weight / scale), -127, 127).astype(np.int8)
        parts = (self.const(whole), self.const(np.float32(1)), self.const(scale.astype(np.float32)))
        middle = self.const(np.array(MIDDLE, np.uint8))
        product = self.op("MatMulIntegerToFloat", x.values, *parts, middle, domain=CONTRIB)
        return self.op("Mul", product, x.scale) if scaled else product

    def linear(self, x: Rows | str, weight: NDArray[np.float32], bias: NDArray[np.float32]) -> str:
        """A layer: in int8 on quantised rows, else in floats with its weights kept in 16 bits."""
        made = self.product(x, weight) if isinstance(x, Rows) else self.op("MatMul", x, self.half(weight))
        return self.op("Add", made, self.const(bias))

    def table(self, index: str, weight: NDArray[np.float32]) -> str:
        """Rows of a table: in int8 with a scale a row, else as they are."""
        if not self.int8:
            return self.op("Gather", self.const(weight), index)
        scale = np.maximum(np.abs(weight).max(1, keepdims=True), 1e-8) / 127
        whole = np.clip(np.round(weight / scale), -127, 127).astype(np.int8)
        picked = self.op("Cast", self.op("Gather", self.const(whole), index), to=TensorProto.FLOAT)
        return self.op("Mul", picked, self.op("Gather", self.const(scale.astype(np.float32)), index))

    def finish(self, inputs: dict[str, list[str]], outputs: dict[str, tuple[str, int, list[str]]]) -> onnx.ModelProto:
        """The model: `inputs` name -> axes (int64), `outputs` name -> (made as, element type, axes)."""
        for name, (made, _, _) in outputs.items():
            self.nodes.append(helper.make_node("Identity", [made], [name]))
        graph = helper.make_graph(
            self.nodes,
            "whoholds",
            [helper.make_tensor_value_info(name, TensorProto.INT64, axes) for name, axes in inputs.items()],
            [helper.make_tensor_value_info(name, kind, axes) for name, (_, kind, axes) in outputs.items()],
            [numpy_helper.from_array(value, name) for name, value in self.constants.items()],
        )
        domains = [helper.make_opsetid("", OPSET), helper.make_opsetid(CONTRIB, 1)]
        return helper.make_model(graph, opset_imports=domains, ir_version=IR_VERSION, producer_name="whoholds")
