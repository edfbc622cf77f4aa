// Checks a history of operations on names: whether there is one order of them, true to when each was asked and answered,
// in which every answer is right. Reads JSON lines from the files it is given, and prints a line for each file. Ends with 0
// if all are linearizable, 1 if one is not, 2 if it could not tell.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"time"

	"github.com/anishathalye/porcupine"
)

type operation struct {
	Client int    `json:"client"`
	Key    string `json:"key"`
	// create, delete or read
	Op string `json:"op"`
	// Of the answer; 0 where the outcome is unknown.
	Status int   `json:"status"`
	Call   int64 `json:"call"`
	Return int64 `json:"return"`
}

// A name is there or it is not.
func step(state, input, output interface{}) (bool, interface{}) {
	exists := state.(bool)
	status := output.(int)
	switch input.(operation).Op {
	case "create":
		return status == 0 || (status == 201 && !exists) || (status == 409 && exists), true
	case "delete":
		return status == 0 || (status == 204 && exists) || (status == 404 && !exists), false
	default:
		return (status == 200 && exists) || (status == 404 && !exists), exists
	}
}

func byKey(history []porcupine.Operation) [][]porcupine.Operation {
	keys := map[string][]porcupine.Operation{}
	for _, op := range history {
		key := op.Input.(operation).Key
		keys[key] = append(keys[key], op)
	}
	parts := [][]porcupine.Operation{}
	for _, part := range keys {
		parts = append(parts, part)
	}
	return parts
}

func read(path string) ([]porcupine.Operation, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	history := []porcupine.Operation{}
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		var op operation
		if err := json.Unmarshal(lines.Bytes(), &op); err != nil {
			return nil, err
		}
		returned := op.Return
		if op.Status == 0 {
			// It may take effect at any time from its call on, or never.
			returned = math.MaxInt64
		}
		history = append(history, porcupine.Operation{
			ClientId: op.Client, Input: op, Output: op.Status, Call: op.Call, Return: returned,
		})
	}
	return history, lines.Err()
}

func main() {
	model := porcupine.Model{
		Partition: byKey,
		Init:      func() interface{} { return false },
		Step:      step,
	}
	code := 0
	for _, path := range os.Args[1:] {
		history, err := read(path)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(2)
		}
		result := porcupine.CheckOperationsTimeout(model, history, time.Minute)
		fmt.Printf("%d operations: %s\n", len(history), result)
		if result == porcupine.Unknown {
			os.Exit(2)
		}
		if result == porcupine.Illegal {
			code = 1
		}
	}
	os.Exit(code)
}
