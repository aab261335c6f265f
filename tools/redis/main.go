// Redis as far as Argo CD's caches need it, in memory: an address on the command line, nothing else.
package main

import (
	"log"
	"os"
	"time"

	"github.com/alicebob/miniredis/v2"
)

func main() {
	if len(os.Args) != 2 {
		log.Fatal("usage: redis ADDRESS")
	}
	server := miniredis.NewMiniRedis()
	if err := server.StartAddr(os.Args[1]); err != nil {
		log.Fatal(err)
	}
	// It was made for unit tests, where time stands still until it is told to pass.
	for range time.Tick(time.Second) {
		server.FastForward(time.Second)
	}
}
